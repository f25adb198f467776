import type { Series, Session } from '../../api/types';

/** Frames a second that most drones record, for records that do not say. */
const USUAL_RATE = 30;

/** Frames a second and length in seconds, as the probe or else the measurements say. */
export function videoFacts(
  { video_info: info }: Pick<Session, 'video_info'>,
  series: Series | undefined,
): { readonly rate: number; readonly duration: number } {
  const number = (name: string): number | undefined => {
    const value = info?.[name];
    return typeof value === 'number' && value > 0 ? value : undefined;
  };
  return {
    rate: number('frameRate') ?? USUAL_RATE,
    duration: number('durationSeconds') ?? series?.time.at(-1) ?? 0,
  };
}
