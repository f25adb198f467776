import type { Point, YuvImage } from '../image';
import { spotsOf, type FrameSpots } from '../spots/frame';
import { bestChain, type Chain, type WhiteEnd } from './chain';
import { findRows, type Row } from './row';

/** The bar in one of the sampled frames: units from left to right, luma pixels. */
export interface BarSighting {
  readonly timestamp: number;
  readonly points: readonly Point[];
  readonly radius: number;
  readonly spacing: number;
}

/** What the first look found. `sightings` in order of time; `whiteEnd` tells where unit A is; `confidence` 0–1 of all of it. */
export interface BarFinding {
  readonly sightings: readonly BarSighting[];
  readonly whiteEnd: WhiteEnd;
  readonly confidence: number;
}

/** Collects sampled frames of one video, in order of time, and then names the row of lights that behaves like a PAPI. */
export class BarFinder {
  private readonly frames: { timestamp: number; rows: Row[]; radii: number[] }[] = [];
  private width = 0;

  /** Looks at one frame; keeps spots, not pixels. */
  look(image: YuvImage): void {
    this.add(spotsOf(image));
  }

  add({ timestamp, width, spots }: FrameSpots): void {
    this.width = width;
    const rows = findRows(spots, { minSpacing: 6, maxSpacing: width / 4, most: 40 });
    const radii = rows.map((row) => Math.max(...row.spots.map((spot) => spot?.radius ?? 0)));
    this.frames.push({ timestamp, rows, radii });
  }

  /**
   * The finding, or null when no frame holds anything like a bar. `expected` is the end that must turn white first where the site and
   * the telemetry tell it.
   */
  finding(expected: WhiteEnd | null): BarFinding | null {
    const ends: WhiteEnd[] = expected === null ? ['left', 'right'] : [expected];
    const rows = this.frames.map((frame) => frame.rows);
    const best = bestChain(rows, ends, this.width);
    const sightings = this.frames.flatMap((frame, i) => {
      const row = best.rows[i] ?? null;
      if (row === null) return [];
      return [
        {
          timestamp: frame.timestamp,
          points: row.points,
          spacing: row.spacing,
          radius: frame.radii[frame.rows.indexOf(row)] ?? 2,
        },
      ];
    });
    if (sightings.length === 0) return null;
    const rest = rows.map((list, i) => list.filter((row) => !sharesPoint(row, best.rows[i] ?? null)));
    const second = bestChain(rest, ['left', 'right'], this.width);
    return { sightings, whiteEnd: best.whiteEnd, confidence: confidence(best, second, expected !== null) };
  }
}

function sharesPoint(row: Row, other: Row | null): boolean {
  return (
    other !== null && row.points.some((a) => other.points.some((b) => Math.hypot(a.x - b.x, a.y - b.y) < 2))
  );
}

/** From the colour changes seen (they alone tell a PAPI from other rows of lights) and the lead over the second-best story. */
function confidence(best: Chain, second: Chain, orderKnown: boolean): number {
  const present = best.rows.filter((row) => row !== null).length;
  const changes = 0.8 * best.mixedFrames + 0.6 * (best.patterns - 1);
  const order = best.mixedFrames > 0 || orderKnown ? 1 : 0.5;
  const steadiness = Math.min(1, present / 4);
  const lead =
    best.score > 0 ? Math.min(1, Math.max(0, (1.6 * (best.score - second.score)) / best.score)) : 0;
  const base = changes > 0 ? 1 - Math.exp(-changes) : 0.5 * steadiness;
  return base * order * (0.4 + 0.6 * lead) * (0.5 + 0.5 * steadiness);
}
