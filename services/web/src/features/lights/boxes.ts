import { UNIT_NAMES, type Lights, type UnitName } from '../../api/types';

/** A box in pixels of the frame; `x`, `y` is its centre. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Boxes = Readonly<Partial<Record<UnitName, Box>>>;

export interface Frame {
  readonly width: number;
  readonly height: number;
}

const LEAST = 4;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The box within the frame, not smaller than what can be grasped. */
export function within(box: Box, frame: Frame): Box {
  const width = clamp(box.width, LEAST, frame.width / 2);
  const height = clamp(box.height, LEAST, frame.height / 2);
  return {
    width,
    height,
    x: clamp(box.x, width / 2, frame.width - width / 2),
    y: clamp(box.y, height / 2, frame.height - height / 2),
  };
}

export function toBoxes(lights: Readonly<Lights>, frame: Frame): Boxes {
  const entries = UNIT_NAMES.flatMap((unit) => {
    const light = lights[unit];
    if (light === undefined) return [];
    const width = ((light.width ?? light.size) / 100) * frame.width;
    const height =
      light.height === undefined ? (light.size / 100) * frame.width : (light.height / 100) * frame.height;
    const box = { x: (light.x / 100) * frame.width, y: (light.y / 100) * frame.height, width, height };
    return [[unit, within(box, frame)] as const];
  });
  return Object.fromEntries(entries);
}

export function toLights(boxes: Boxes, frame: Frame): Lights {
  const entries = UNIT_NAMES.flatMap((unit) => {
    const box = boxes[unit];
    if (box === undefined) return [];
    const width = (box.width / frame.width) * 100;
    return [
      [
        unit,
        {
          x: (box.x / frame.width) * 100,
          y: (box.y / frame.height) * 100,
          size: width,
          width,
          height: (box.height / frame.height) * 100,
        },
      ] as const,
    ];
  });
  return Object.fromEntries(entries);
}

/** Four boxes in the middle of the frame, for a bar that was not found. */
export function guessedBoxes(frame: Frame): Boxes {
  const side = frame.width / 30;
  const entries = UNIT_NAMES.slice(0, 4).map((unit, index) => [
    unit,
    { x: frame.width * (0.35 + 0.1 * index), y: frame.height / 2, width: side, height: side },
  ]);
  return Object.fromEntries(entries) as Boxes;
}

/** Units whose boxes do not stand in the order of their letters along the bar: left to right, or right to left. */
export function outOfOrder(boxes: Boxes): boolean {
  const xs = UNIT_NAMES.slice(0, 4).flatMap((unit) => boxes[unit]?.x ?? []);
  const rising = xs.every((x, i) => i === 0 || x > (xs[i - 1] ?? 0));
  const falling = xs.every((x, i) => i === 0 || x < (xs[i - 1] ?? 0));
  return !rising && !falling;
}
