import type { FrameMeasurement } from '@papiscope/shared/contracts';

/** A frame row and the stretch of the output's clock, seconds, in which its drawings show. */
export interface ShownFrame {
  readonly row: FrameMeasurement;
  /** Presentation time in the output. */
  readonly time: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Lays frame rows on the output's clock, which begins with the container (`startSeconds`). Boundaries lie in the middle between
 * frames, so rounding to the centiseconds of ASS cannot move a drawing to a neighbour; a row without neighbours shows for one frame.
 */
export function timeline(
  frames: readonly FrameMeasurement[],
  frameRate: number,
  startSeconds: number,
): ShownFrame[] {
  const half = 0.5 / frameRate;
  const rows = [...frames].sort((a, b) => a.timestamp - b.timestamp);
  return rows.map((row, i) => {
    const time = row.timestamp - startSeconds;
    const before = rows[i - 1];
    const after = rows[i + 1];
    const start =
      before?.frame_number === row.frame_number - 1
        ? (before.timestamp - startSeconds + time) / 2
        : time - half;
    const end =
      after?.frame_number === row.frame_number + 1
        ? (after.timestamp - startSeconds + time) / 2
        : time + half;
    return { row, time, start: Math.max(0, start), end };
  });
}
