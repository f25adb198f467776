import type { Tone } from '../image/tone';
import type { Simulation } from '../options';
import { wobble, type Random } from '../random';
import { blend, paletteFor, toYuv, type Yuv } from './palette';
import { createSpeckle } from './speckle';

const { exp, max, round } = Math;

const DEG = Math.PI / 180;
const STEP = 0.025;
const WIDTH_DEG = 90;
const HEIGHT_DEG = 25;

/** Sky and skyline in code values over yaw (from the landing direction) and elevation. */
export interface Sky {
  /** Texels per radian in both directions. */
  readonly density: number;
  readonly columns: number;
  readonly rows: number;
  /** Row 0 is the horizon, column 0 half the width to the left. */
  readonly planes: readonly [Uint8Array, Uint8Array, Uint8Array];
  readonly haze: Yuv;
}

/** `haze`: 0 clear to 1 heavy. */
export function paintSky(light: Simulation['light'], haze: number, tone: Tone, random: Random): Sky {
  const palette = paletteFor(light);
  const [columns, rows] = [round(WIDTH_DEG / STEP), round(HEIGHT_DEG / STEP)];
  const planes = [
    new Uint8Array(columns * rows),
    new Uint8Array(columns * rows),
    new Uint8Array(columns * rows),
  ] as const;
  const cloud = createSpeckle(random);
  const hills = wobble(random, 0.16, 0.02, 0.3);
  const crowns = wobble(random, 0.045, 0.6, 9);
  const trees = toYuv(tone, blend(palette.trees, palette.horizon, 0.1 + 0.6 * haze));
  for (let column = 0; column < columns; column++) {
    const yaw = column * STEP;
    const skyline = max(0.06, 0.42 + hills(yaw) + crowns(yaw));
    for (let row = 0; row < rows; row++) {
      const elevation = row * STEP;
      const clouds =
        cloud(yaw * 0.22, elevation * 0.8) +
        0.5 * cloud(yaw * 0.6 + 40, elevation * 2.1) +
        0.25 * cloud(yaw * 2, elevation * 5);
      const clear = blend(palette.horizon, palette.zenith, 1 - exp(-elevation / 9));
      const colour =
        elevation < skyline ? trees : toYuv(tone, blend(clear, palette.horizon, max(0, 0.7 * clouds)));
      colour.forEach((value, i) => ((planes[i] ?? planes[0])[row * columns + column] = round(value)));
    }
  }
  return {
    density: 1 / (STEP * DEG),
    columns,
    rows,
    planes,
    haze: toYuv(tone, blend(palette.horizon, palette.trees, 0.45 * (1 - haze))),
  };
}
