import type { Point, YuvImage } from '../image';
import { gammaCode, linearise, type ColourDecoder } from './colour';
import { middleOf } from './middle';
import { readRed } from './red-window';

const { abs, ceil, round } = Math;

/** Only what is brighter than this part of the peak counts: lamp housings and reflections below a light are fainter. */
const CORE_LEVEL = 0.3;
/** Gamma-coded, full scale 1: much more than rounding can make of a level on its way there and back. */
const TOLERANCE = 1e-6;

/** The surroundings of a light in a square window: linear red at its centre, and slopes per pixel. */
interface Surroundings {
  readonly level: number;
  readonly slopeX: number;
  readonly slopeY: number;
}

/** Room kept from light to light: gamma-coded red of the window's pixels, and linear red of one of its sides. */
let room = new Float64Array(4096);
let border = new Float64Array(64);

/** A plane through the medians of the window's four sides: ground behind a light is brighter on one side than on the other. */
function surroundings(window: Float64Array, size: number): Surroundings {
  const top = middleOfSide(window, size, 0, 1);
  const bottom = middleOfSide(window, size, (size - 1) * size, 1);
  const left = middleOfSide(window, size, 0, size);
  const right = middleOfSide(window, size, size - 1, size);
  return {
    level: (top + bottom + left + right) / 4,
    slopeX: (right - left) / (size - 1),
    slopeY: (bottom - top) / (size - 1),
  };
}

function middleOfSide(window: Float64Array, size: number, first: number, step: number): number {
  for (let i = 0; i < size; i++) border[i] = linearise(window[first + i * step] ?? 0);
  return middleOf(border, size);
}

/**
 * Sub-pixel centre of a light: first moment of linear red, in which lights of both colours stand out of the ground, above the local
 * background, over a disc of `radius` luma pixels that follows the centre until it rests. Null when there is nothing above the background
 * or the disc leaves the image.
 */
export function centroid(
  image: YuvImage,
  decoder: ColourDecoder,
  start: Point,
  radius: number,
): Point | null {
  const half = ceil(radius) + 2;
  const size = 2 * half + 1;
  if (room.length < size * size) room = new Float64Array(2 * size * size);
  if (border.length < size) border = new Float64Array(2 * size);
  let { x, y } = start;
  let [cx, cy] = [NaN, NaN];
  let around: Surroundings = { level: 0, slopeX: 0, slopeY: 0 };
  let peak = 0;
  for (let count = 0; count < 4; count++) {
    if (round(x) !== cx || round(y) !== cy) {
      [cx, cy] = [round(x), round(y)];
      if (cx < half || cy < half || cx >= image.width - half || cy >= image.height - half) return null;
      const largest = readRed(image, decoder, cx - half, cy - half, size, room);
      peak = Math.max(0, linearise(largest));
      around = surroundings(room, size);
    }
    const step = stepToCentre(room, half, around, CORE_LEVEL * (peak - around.level), x - cx, y - cy, radius);
    if (step === null) return null;
    x += step.x;
    y += step.y;
    if (step.x * step.x + step.y * step.y < 1e-4) break;
  }
  return { x, y };
}

/**
 * From the place (ox, oy), counted from the window's middle, to the first moment of what is more than `floor` above the surroundings in the
 * disc around it. Null where nothing is.
 */
function stepToCentre(
  window: Float64Array,
  half: number,
  { level, slopeX, slopeY }: Surroundings,
  floor: number,
  ox: number,
  oy: number,
  radius: number,
): Point | null {
  const size = 2 * half + 1;
  // most pixels are as dark as the ground: they need not be linearised to tell
  const least = gammaCode(level - half * (abs(slopeX) + abs(slopeY)) + floor) - TOLERANCE;
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  for (let row = 0; row < size; row++) {
    const dy = row - half - oy;
    for (let column = 0; column < size; column++) {
      const coded = window[row * size + column] ?? 0;
      if (coded <= least) continue;
      const dx = column - half - ox;
      if (dx * dx + dy * dy > radius * radius) continue;
      const behind = level + slopeX * (column - half) + slopeY * (row - half);
      const value = linearise(coded) - behind - floor;
      if (value <= 0) continue;
      sum += value;
      sumX += value * dx;
      sumY += value * dy;
    }
  }
  return sum <= 0 ? null : { x: sumX / sum, y: sumY / sum };
}
