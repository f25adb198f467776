import type { Camera, CameraPose } from '../flight/camera';
import type { Vector } from '../geodesy/wgs84';
import type { Tone } from '../image/tone';
import type { Picture } from '../image/yuv';
import type { Simulation } from '../options';
import { paletteFor, toYuv } from './palette';

/** The front of a unit around its lenses, metres: half of its width, how far it reaches above and below them. */
const FRONT = { aside: 0.55, above: 0.15, below: 0.4 };

/** Draws the front of each unit onto the picture, as a camera at `pose` sees it; upright, since gimbals hardly roll. */
export type HousingPainter = (pose: CameraPose, picture: Picture) => void;

/** The fronts of units whose lenses stand at `lenses`, `brightness` times as bright as the paint of markings. */
export function housingPainter(
  lenses: readonly Vector[],
  brightness: number,
  light: Simulation['light'],
  tone: Tone,
  camera: Camera,
): HousingPainter {
  const colour = toYuv(tone, paletteFor(light).paint, brightness);
  return (pose, picture) => {
    for (const [right, along, up] of lenses) {
      const a = camera.project([right - FRONT.aside, along, up + FRONT.above], pose);
      const b = camera.project([right + FRONT.aside, along, up - FRONT.below], pose);
      const front = { left: a.x, right: b.x, top: a.y, bottom: b.y };
      const { width, height } = picture;
      cover(picture.y, width, height, colour[0], front);
      const half = halved(front);
      cover(picture.u, width / 2, height / 2, colour[1], half);
      cover(picture.v, width / 2, height / 2, colour[2], half);
    }
  };
}

/** Edges of a rectangle, pixels; whole numbers are pixel centres. */
interface Front {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The same on the chroma grid, whose blocks are centred between four pixels. */
function halved({ left, right, top, bottom }: Front): Front {
  const half = (edge: number): number => (edge - 0.5) / 2;
  return { left: half(left), right: half(right), top: half(top), bottom: half(bottom) };
}

/** Sets the pixels to `value` as far as the rectangle covers them. */
function cover(
  plane: Uint8Array,
  width: number,
  height: number,
  value: number,
  { left, right, top, bottom }: Front,
): void {
  const part = (from: number, to: number, at: number): number =>
    Math.max(0, Math.min(to, at + 0.5) - Math.max(from, at - 0.5));
  const range = (from: number, to: number, size: number): [number, number] => [
    Math.max(0, Math.round(from)),
    Math.min(size - 1, Math.round(to)),
  ];
  const [firstRow, lastRow] = range(top, bottom, height);
  const [firstColumn, lastColumn] = range(left, right, width);
  for (let y = firstRow; y <= lastRow; y++) {
    for (let x = firstColumn; x <= lastColumn; x++) {
      const share = part(top, bottom, y) * part(left, right, x);
      const at = y * width + x;
      plane[at] = Math.round((plane[at] ?? 0) * (1 - share) + value * share);
    }
  }
}
