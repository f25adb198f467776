import { useCallback, useState } from 'react';
import type { Frame } from './boxes';

/** The part of the frame that is shown, in pixels of the frame. */
export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MOST_ZOOM = 40;

function fit(view: ViewBox, frame: Frame): ViewBox {
  const width = Math.min(frame.width, Math.max(frame.width / MOST_ZOOM, view.width));
  const height = (width * frame.height) / frame.width;
  return {
    width,
    height,
    x: Math.min(frame.width - width, Math.max(0, view.x)),
    y: Math.min(frame.height - height, Math.max(0, view.y)),
  };
}

export function useViewBox(frame: Frame, initial: ViewBox) {
  const [view, setView] = useState(() => fit(initial, frame));
  /** Makes what is at (`x`, `y`) larger by `factor` and leaves it where it is. */
  const zoom = useCallback(
    (factor: number, x?: number, y?: number) =>
      setView((now) => {
        const [cx, cy] = [x ?? now.x + now.width / 2, y ?? now.y + now.height / 2];
        const width = now.width / factor;
        const next = { width, height: now.height / factor, x: 0, y: 0 };
        const kept = fit(next, frame).width / now.width;
        return fit({ ...next, x: cx - (cx - now.x) * kept, y: cy - (cy - now.y) * kept }, frame);
      }),
    [frame],
  );
  const pan = useCallback(
    (dx: number, dy: number) => setView((now) => fit({ ...now, x: now.x + dx, y: now.y + dy }, frame)),
    [frame],
  );
  const show = useCallback((next: ViewBox) => setView(fit(next, frame)), [frame]);
  return { view, zoom, pan, show };
}
