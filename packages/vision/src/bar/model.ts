import type { Point } from '../image';

/**
 * How the units of a bar must look from where the drone was, from left to right. `points`: directions in radians, x right, y down, from any
 * common origin; the camera adds shift, zoom and a little roll. `angles`: vertical angle in degrees under which each place sees the drone,
 * null where no telemetry tells. `aim`: middle of the bar from the gimbal's axis, radians; null where the gimbal's angles are unknown.
 */
export interface BarView {
  readonly points: readonly Point[];
  readonly angles: readonly (number | null)[];
  readonly aim: Point | null;
}

/** One way to name the places of a bar: setting angle in degrees by place. `doubt`: 0 for the way the site says, more for others. */
export interface Naming {
  readonly nominals: readonly number[];
  readonly doubt: number;
}

/** What is known of a bar before the first look. */
export interface BarModel {
  readonly places: number;
  /** The bar as it looks at a video time. */
  viewAt(time: number): BarView;
  readonly namings: readonly Naming[];
  /** Heights of telemetry and site are good to centimetres, so that colours are expected at the angles themselves. */
  readonly exactHeights: boolean;
}

/** A bar of equally spaced units of which nothing else is known: either end may turn white first. */
export function plainBar(nominals: readonly number[]): BarModel {
  const view: BarView = {
    points: nominals.map((_, place) => ({ x: place, y: 0 })),
    angles: nominals.map(() => null),
    aim: null,
  };
  return {
    places: nominals.length,
    viewAt: () => view,
    namings: [
      { nominals, doubt: 0 },
      { nominals: [...nominals].reverse(), doubt: 0 },
    ],
    exactHeights: false,
  };
}
