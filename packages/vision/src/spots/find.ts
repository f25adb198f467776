import { clampRegion, type Point, type Region } from '../image';
import type { Picture } from '../kernels/picture';
import { floats } from '../kernels/views';
import { spotColour } from './colour';
import { brightness, redness } from './brightness';
import { contrastOf, type Top } from './contrast';
import { elongation } from './elongation';
import { isEnclosed } from './enclosed';
import { joinLamps } from './lamps';

const { max, min, round } = Math;

/**
 * A compact bright place. `x`, `y`: luma pixels, good to about one pixel. `strength`: height above the local surroundings, 0–255
 * gamma-coded, of the largest channel, or of R′ − B′ where red was sought. `peak`: the same there, 0–255. `greenRed`: ΣG/ΣR of the unclipped light around it,
 * linear, NaN where nothing can be told.
 */
export interface Spot extends Point {
  /** Of the disc at half of the height above the surroundings, luma pixels. */
  readonly radius: number;
  readonly strength: number;
  readonly peak: number;
  readonly greenRed: number;
  /** From the middle to the farthest lamp of a light of several lamps, luma pixels; undefined: one lamp. */
  readonly span?: number | undefined;
}

export interface SpotOptions {
  /** Expected radius of a light in luma pixels; places much wider than this are no spots. */
  readonly radius: number;
  /** Smallest height above the surroundings, 0–255. */
  readonly minStrength: number;
  /** Smallest height as an earlier search of more of the frame found it; undefined: told by the scatter of this region. */
  readonly level?: number | undefined;
  /** Sought where there is more red than blue; else wherever the largest channel stands out. */
  readonly red?: boolean;
  /** At most so many, the strongest first. */
  readonly most: number;
  /** Whether what is long or wide (markings, the edge of a roof) or part of something larger (sky between trees) is left out, however bright it is. */
  readonly compact?: boolean;
  /** Tops no farther apart than this are lamps of one light, luma pixels; undefined: each is a light. */
  readonly lampGap?: number | undefined;
}

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;
const MOST_STEPS = 40;
/** Longer than this times its width is no light: one with three lamps beside each other, or blurred by the camera's turning, is shorter. */
const MOST_ELONGATION = 4;

/** What a search found: spots, strongest first, and how high above its surroundings a place had to be, 0–255. */
export interface SpotSearch {
  readonly spots: readonly Spot[];
  readonly level: number;
}

/** Spots in a region of the frame, found on the chroma grid in the image of the largest channel, or of R′ − B′. */
export function findSpots(picture: Picture, region: Region, options: SpotOptions): SpotSearch {
  const area = clampRegion(region, picture.image);
  const width = (area.x1 - area.x0) >> 1;
  const height = (area.y1 - area.y0) >> 1;
  if (width < 5 || height < 5) return { spots: [], level: options.minStrength };
  const at = options.red === true ? redness(picture, area) : brightness(picture, area);
  const kernel = 2 * surroundingsReach(options.radius) + 1;
  const { contrasts, tops, level } = contrastOf(width, height, {
    kernel,
    minStrength: options.minStrength,
    level: options.level,
  });
  const values = floats(at, width * height);
  const ranked = [...tops].sort((a, b) => b.strength - a.strength);
  const isCompact = (top: Top): boolean => {
    const level = (values[top.by * width + top.bx] ?? 0) - top.strength / 2;
    return (
      elongation(contrasts, width, height, top, 2 * kernel) <= MOST_ELONGATION &&
      isEnclosed(values, width, height, top, { level, reach: 2 * kernel })
    );
  };
  const spots = firstOf(ranked, options.most, options.compact === true ? isCompact : () => true).map(
    ({ bx, by, strength }) => {
      const centre = subPixelTop(contrasts, width, height, bx, by);
      const position = { x: area.x0 + 2 * centre.x + 0.5, y: area.y0 + 2 * centre.y + 0.5 };
      const radius = halfHeightRadius(values, width, height, bx, by, strength);
      return {
        ...position,
        radius,
        strength,
        peak: values[by * width + bx] ?? 0,
        greenRed: spotColour(picture, position, radius),
      };
    },
  );
  return { spots: options.lampGap === undefined ? spots : joinLamps(spots, options.lampGap), level };
}

/** The first `most` for which something holds. */
function firstOf(tops: readonly Top[], most: number, holds: (top: Top) => boolean): Top[] {
  const chosen: Top[] = [];
  for (const top of tops) {
    if (chosen.length === most) break;
    if (holds(top)) chosen.push(top);
  }
  return chosen;
}

/** How far the surroundings of a spot reach for lights of a radius (luma pixels): samples of the chroma grid. */
export function surroundingsReach(radius: number): number {
  return max(3, round(1.5 * radius));
}

/** Centre of the upper half of a top, from the 5×5 samples around it. */
function subPixelTop(contrast: Float32Array, width: number, height: number, bx: number, by: number): Point {
  const half = (contrast[by * width + bx] ?? 0) / 2;
  let sum = 0;
  let x = 0;
  let y = 0;
  for (let row = max(0, by - 2); row <= min(height - 1, by + 2); row++) {
    for (let column = max(0, bx - 2); column <= min(width - 1, bx + 2); column++) {
      const weight = max(0, (contrast[row * width + column] ?? 0) - half);
      sum += weight;
      x += weight * column;
      y += weight * row;
    }
  }
  return sum > 0 ? { x: x / sum, y: y / sum } : { x: bx, y: by };
}

/** Mean distance in the four directions of the grid at which a top has lost half of its height, in luma pixels. */
function halfHeightRadius(
  values: Float32Array,
  width: number,
  height: number,
  bx: number,
  by: number,
  contrast: number,
): number {
  const top = values[by * width + bx] ?? 0;
  const level = top - contrast / 2;
  let sum = 0;
  for (const [dx, dy] of DIRECTIONS) {
    let before = top;
    let steps = 0;
    let x = bx + dx;
    let y = by + dy;
    while (x >= 0 && y >= 0 && x < width && y < height && steps < MOST_STEPS) {
      const value = values[y * width + x] ?? 0;
      if (value <= level) {
        sum += (before - level) / max(1e-6, before - value);
        break;
      }
      before = value;
      steps += 1;
      x += dx;
      y += dy;
    }
    sum += steps;
  }
  return (2 * sum) / DIRECTIONS.length;
}
