import type { Tone } from '../image/tone';
import type { Rgb } from '../light/unit';
import type { Random } from '../random';
import { paletteFor, toYuv, type Palette, type Yuv } from './palette';
import { createSpeckle } from './speckle';
import type { Simulation } from '../options';

const { abs, floor, max, min, round } = Math;

/** Metres: half of the mapped width, first mapped distance before the bar, mapped length. */
export const GROUND_HALF_WIDTH = 128;
export const GROUND_START = -400;
export const GROUND_LENGTH = 3072;

/** Brightness steps of one surface. */
const SHADES = 64;

/** The ground seen from above, in code values, at one resolution. Columns run to the right, rows along the landing direction. */
export interface GroundLevel {
  readonly columns: number;
  readonly rows: number;
  /** Metres per texel across and along. */
  readonly across: number;
  readonly along: number;
  readonly planes: readonly [Uint8Array, Uint8Array, Uint8Array];
}

/** Paints grass, runway and markings, then halves the resolution step by step, along first: grazing views are long. */
export function paintGround(
  light: Simulation['light'],
  tone: Tone,
  across: number,
  random: Random,
): readonly GroundLevel[] {
  const levels = [paintFinest(paletteFor(light), tone, across, random)];
  for (let k = 1; k < 9; k++) {
    const last = levels[k - 1];
    if (last !== undefined) levels.push(halve(last, k % 2 === 0));
  }
  return levels;
}

function paintFinest(palette: Palette, tone: Tone, across: number, random: Random): GroundLevel {
  const columns = (2 * GROUND_HALF_WIDTH) / across;
  const rows = GROUND_LENGTH;
  const [y, u, v] = [0, 1, 2].map(() => new Uint8Array(columns * rows)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const shadesOf = (colour: Rgb): Yuv[] =>
    Array.from({ length: SHADES }, (_, i) => toYuv(tone, colour, 0.55 + (0.9 * i) / (SHADES - 1)));
  const shades = {
    grass: shadesOf(palette.grass),
    tarmac: shadesOf(palette.tarmac),
    paint: shadesOf(palette.paint),
  };
  const fine = createSpeckle(random);
  const coarse = createSpeckle(random);
  for (let row = 0; row < rows; row++) {
    const along = GROUND_START + row + 0.5;
    for (let column = 0; column < columns; column++) {
      const right = -GROUND_HALF_WIDTH + (column + 0.5) * across;
      const surface = surfaceAt(right, along);
      const rough = surface === 'grass' ? 0.2 : 0.07;
      const mown = surface === 'grass' && floor((right + 500) / 12) % 2 === 0 ? 0.06 : 0;
      const value =
        0.5 + mown + rough * (fine(right * 1.7, along * 0.45) + 1.2 * coarse(right * 0.09, along * 0.03));
      const shade = shades[surface][max(0, min(SHADES - 1, round(value * SHADES)))];
      const at = row * columns + column;
      y[at] = shade?.[0] ?? 0;
      u[at] = shade?.[1] ?? 0;
      v[at] = shade?.[2] ?? 0;
    }
  }
  return { columns, rows, across, along: 1, planes: [y, u, v] };
}

/** Runway 45 m wide from 300 m before the bar, markings after ICAO Annex 14, a taxiway to the left, pads under the units. */
function surfaceAt(right: number, along: number): 'grass' | 'tarmac' | 'paint' {
  const aside = abs(right);
  if (along > -300 && along < 2500 && aside < 25) {
    if (aside > 21 && aside < 21.9) return 'paint';
    if (along < -262 && along > -292 && aside > 2.5 && aside < 20 && aside % 3.6 < 1.8) return 'paint';
    if (aside < 0.45 && along > -200 && (along + 200) % 50 < 30) return 'paint';
    if (along > 0 && along < 60 && aside > 9 && aside < 17) return 'paint';
    if (along > -150 && along < -127 && aside > 9 && aside < 15) return 'paint';
    if (along > 150 && along < 172 && aside > 9 && aside < 13) return 'paint';
    return 'tarmac';
  }
  if (right < -25 && along > 210 && along < 233) return 'tarmac';
  if (abs(along) < 1.6 && aside > 35 && aside < 67 && abs((aside % 9) - 1.5) < 1.4) return 'tarmac';
  return 'grass';
}

function halve({ planes: [y, u, v], ...level }: GroundLevel, acrossToo: boolean): GroundLevel {
  const step = acrossToo ? 2 : 1;
  const columns = level.columns / step;
  const rows = level.rows / 2;
  const shrink = (source: Uint8Array): Uint8Array => {
    const plane = new Uint8Array(columns * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const at = 2 * row * level.columns + column * step;
        const below = at + level.columns;
        const sum =
          (source[at] ?? 0) +
          (source[at + step - 1] ?? 0) +
          (source[below] ?? 0) +
          (source[below + step - 1] ?? 0);
        plane[row * columns + column] = (sum + 2) >> 2;
      }
    }
    return plane;
  };
  return {
    columns,
    rows,
    across: level.across * step,
    along: level.along * 2,
    planes: [shrink(y), shrink(u), shrink(v)],
  };
}
