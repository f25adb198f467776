import type { SimulationInput } from './options';

/** Ready-made flights. */
export const PRESETS = {
  /** A full flight check: climb and descent through all four units at a realistic speed, about 50 s. */
  demo: {},
  /** The smallest flight that still can be measured in both directions, for end-to-end tests. */
  short: {
    width: 960,
    height: 540,
    climbSpeed: 1.35,
    holdSeconds: 0.6,
    lowAngle: 2.2,
    highAngle: 3.8,
    distance: 320,
    fov: 18,
    pan: 0.6,
    widthsArcmin: [3, 4, 3.4, 5],
  },
} as const satisfies Record<string, SimulationInput>;

export type PresetName = keyof typeof PRESETS;

export function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}
