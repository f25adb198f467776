import { ConstellationTracker } from '../track/tracker';
import { renderLights, type TestLight } from './render';

export const WHITE = [1.2, 1.0, 0.8] as const;
export const RED = [0.9, 0.07, 0.03] as const;

export interface Scene {
  readonly shift: { x: number; y: number };
  readonly hidden?: readonly number[];
  readonly extra?: readonly TestLight[];
  /** All lights are red, not the last two alone. */
  readonly red?: boolean;
  /** Part of their light that all lamps give. */
  readonly gain?: number;
  /** Standard deviation of the lights, pixels. */
  readonly sigma?: number;
  readonly ground?: readonly [number, number, number];
}

/** Part `gain` of a light. */
export function dimmed([r, g, b]: readonly [number, number, number], gain: number): [number, number, number] {
  return [gain * r, gain * g, gain * b];
}

/** Four lights 30 px apart, moved as a group; 30 frames a second. */
export function frame(index: number, scene: Scene) {
  const lights = [0, 1, 2, 3]
    .filter((unit) => !(scene.hidden ?? []).includes(unit))
    .map((unit) => ({
      x: 200 + 30 * unit + scene.shift.x,
      y: 90 + scene.shift.y,
      sigma: scene.sigma ?? 1.8,
      peak: dimmed(unit < 2 && scene.red !== true ? WHITE : RED, scene.gain ?? 1),
    }));
  return renderLights([...lights, ...(scene.extra ?? [])], {
    width: 520,
    height: 200,
    index,
    timestamp: index / 30,
    ...(scene.ground && { background: scene.ground }),
  });
}

/** Where the units are at first, seen a little beside. */
export const start = { points: [0, 1, 2, 3].map((unit) => ({ x: 200 + 30 * unit + 1.5, y: 91 })) };

/** Errors of all found lights, and how many were found, over a run of scenes. */
export function run(scenes: readonly Scene[]) {
  const tracker = new ConstellationTracker(start);
  const errors: number[] = [];
  const found = scenes.map((scene, index) => {
    const sighting = tracker.follow(frame(index, scene));
    if (sighting === null) throw new Error('The whole frame was given.');
    sighting.lights.forEach((light, unit) => {
      if (light !== null)
        errors.push(Math.hypot(light.x - 200 - 30 * unit - scene.shift.x, light.y - 90 - scene.shift.y));
    });
    return sighting.lights.map((light) => light !== null);
  });
  return { found, worst: Math.max(...errors) };
}
