import { createContext, use, useSyncExternalStore } from 'react';
import { Playhead } from './playhead';

export { Playhead } from './playhead';

export const PlayheadContext = createContext<Playhead>(new Playhead());

export function usePlayhead(): Playhead {
  return use(PlayheadContext);
}

/** The playhead's time, for what is drawn anew with every frame. */
export function usePlayheadTime(): number {
  const playhead = usePlayhead();
  return useSyncExternalStore(
    (changed) => playhead.subscribe(changed),
    () => playhead.time,
  );
}
