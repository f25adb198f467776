import type { CameraPose } from '../flight/camera';
import type { Picture } from '../image/yuv';
import { GROUND_HALF_WIDTH, GROUND_START, type GroundLevel } from './ground-texture';
import type { Sky } from './sky';

const { abs, atan2, ceil, cos, exp, floor, log2, max, min, round, sin } = Math;

/** Pixels that share one row of the unrolled view: the roll is taken in steps of this. */
const SPAN = 64;

/** The scene without lights. */
export interface Backdrop {
  readonly ground: readonly GroundLevel[];
  readonly sky: Sky;
  /** Distance in metres over which the ground's contrast falls to 1/e. */
  readonly visibility: number;
}

/** Draws the scene as a camera at `pose` sees it, without lights and noise. */
export function drawBackdrop(backdrop: Backdrop, pose: CameraPose, picture: Picture): void {
  const { width, height } = picture;
  drawPlane(backdrop, pose, picture.y, width, height, 1, 0);
  drawPlane(backdrop, pose, picture.u, width / 2, height / 2, 2, 1);
  drawPlane(backdrop, pose, picture.v, width / 2, height / 2, 2, 2);
}

/** One row of the view without roll: how to step through the texture it shows. */
interface Row {
  readonly source: Uint8Array;
  readonly columns: number;
  readonly rows: number;
  /** Texture column and row at the optical axis, and their change per pixel. */
  readonly column: number;
  readonly row: number;
  readonly columnStep: number;
  readonly rowStep: number;
  /** Contrast that is left, and what the air adds, in 1/256. */
  readonly contrast: number;
  readonly airlight: number;
}

function drawPlane(
  backdrop: Backdrop,
  pose: CameraPose,
  plane: Uint8Array,
  width: number,
  height: number,
  scale: 1 | 2,
  channel: 0 | 1 | 2,
): void {
  const focal = pose.focal / scale;
  const tilt = sin(pose.roll);
  const margin = ceil((abs(tilt) * width) / 2) + 1;
  const view: Row[] = [];
  for (let y = -margin; y < height + margin; y++) {
    view.push(rowAt(backdrop, pose, (y - (height - 1) / 2) / focal, focal, channel));
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += SPAN) {
      const end = min(width, x + SPAN);
      const row = view[y + margin + round(tilt * (x + SPAN / 2 - width / 2))];
      if (row !== undefined)
        drawSpan(plane, y * width, x, end, x - (width - 1) / 2 - tilt * (y - height / 2), row);
    }
  }
}

function drawSpan(plane: Uint8Array, base: number, from: number, to: number, offset: number, row: Row): void {
  const { source, columns, columnStep, rowStep, contrast, airlight } = row;
  const first = row.column + offset * columnStep;
  const last = first + (to - from) * columnStep;
  const across = row.row + (offset + (to - from) / 2) * rowStep;
  const line = max(0, min(row.rows - 1, floor(across))) * columns;
  if (first >= 0 && last < columns) {
    /** Columns with 16 binary places: whole numbers all the way. */
    const step = round(columnStep * 65536);
    let u = floor(first * 65536);
    for (let at = base + from; at < base + to; at++) {
      plane[at] = ((source[line + (u >> 16)] as number) * contrast + airlight) >> 8;
      u += step;
    }
    return;
  }
  /** Beyond the mapped width the outer quarter repeats. */
  const repeat = columns >> 2;
  let u = first;
  for (let at = base + from; at < base + to; at++) {
    let column = floor(u);
    if (column < 0 || column >= columns) column = ((column % repeat) + repeat) % repeat;
    plane[at] = ((source[line + column] ?? 0) * contrast + airlight) >> 8;
    u += columnStep;
  }
}

function rowAt(backdrop: Backdrop, pose: CameraPose, down: number, focal: number, channel: 0 | 1 | 2): Row {
  const forward = cos(pose.pitch) + down * sin(pose.pitch);
  const up = sin(pose.pitch) - down * cos(pose.pitch);
  const { sky } = backdrop;
  const height = pose.position[2];
  const reach = up < 0 ? (-height / up) * forward : Infinity;
  if (reach > 40_000) {
    return {
      source: sky.planes[channel],
      columns: sky.columns,
      rows: sky.rows,
      column: sky.columns / 2 + pose.yaw * sky.density,
      row: atan2(max(0, up), forward) * sky.density,
      columnStep: sky.density / focal,
      rowStep: 0,
      contrast: 256,
      airlight: 128,
    };
  }
  const ray = reach / forward;
  const footprint = (ray * ray) / (focal * height);
  const index = max(0, min(backdrop.ground.length - 1, round(log2(footprint / 1.2))));
  const level = backdrop.ground[index];
  if (level === undefined) throw new RangeError('the ground has no levels');
  const [aside, ahead] = [sin(pose.yaw), cos(pose.yaw)];
  const contrast = exp(-ray / backdrop.visibility);
  return {
    source: level.planes[channel],
    columns: level.columns,
    rows: level.rows,
    column: (pose.position[0] + reach * aside + GROUND_HALF_WIDTH) / level.across,
    row: (pose.position[1] + reach * ahead - GROUND_START) / level.along,
    columnStep: (ray * ahead) / focal / level.across,
    rowStep: (-ray * aside) / focal / level.along,
    contrast: round(256 * contrast),
    airlight: (256 - round(256 * contrast)) * (sky.haze[channel] ?? 0) + 128,
  };
}
