import type { Vector } from '../geodesy/wgs84';
import type { Simulation } from '../options';
import { wobble, type Random } from '../random';
import type { Installation } from './installation';

/** Where the drone's camera is, site frame, at any time. `duration`: seconds of the recorded flight. */
export interface Trajectory {
  readonly duration: number;
  at(time: number): Vector;
}

/**
 * Climb and descent in front of the bar between two vertical angles, or the same angles at a constant height from far to near and back, with a
 * pilot's and the wind's unevenness.
 */
export function planTrajectory(options: Simulation, place: Installation, random: Random): Trajectory {
  const { distance, holdSeconds, wind } = options;
  const slope = (angle: number): number => Math.tan((angle * Math.PI) / 180);
  const [low, high] = [slope(options.lowAngle), slope(options.highAngle)];
  const levelHeight = (distance * (low + high)) / 2;
  const leg = (distance * (high - low)) / options.climbSpeed;
  const legs = options.passes === 'both' ? 2 : 1;
  const duration = legs * leg + (legs + 1) * holdSeconds;
  const unevenness = random.between(0, 2 * Math.PI);
  const sway = wobble(random, 0.35 * wind, 0.03, 0.25);
  const surge = wobble(random, 0.45 * wind, 0.02, 0.2);
  const heave = wobble(random, 0.03 * wind, 0.15, 0.9);
  const driftRight = random.between(-0.04, 0.04) * wind;
  const aside = place.barCentre + random.between(2, 8);

  const share = (time: number): number => {
    const up = climb((time - holdSeconds) / leg, unevenness);
    if (options.passes === 'up') return up;
    if (options.passes === 'down') return 1 - up;
    return up - climb((time - 2 * holdSeconds - leg) / leg, unevenness + 2);
  };
  /** Distance and height above the lenses at which the bar is seen at a slope. */
  const seenAt = (flown: number): readonly [number, number] =>
    options.levelRuns === true ? [levelHeight / flown, levelHeight] : [distance, distance * flown];
  return {
    duration,
    at: (time) => {
      const [away, above] = seenAt(low + (high - low) * share(time));
      return [
        aside + sway(time) + driftRight * time,
        -away + surge(time),
        place.lensHeight + above + heave(time),
      ];
    },
  };
}

/** 0 → 1 over x in 0…1: ramps of a tenth at both ends, and a speed that varies by about a sixth in between. */
function climb(x: number, phase: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const ramp = 0.1;
  const cruise = 1 / (1 - ramp);
  const eased =
    x < ramp
      ? (cruise * x * x) / (2 * ramp)
      : x > 1 - ramp
        ? 1 - (cruise * (1 - x) ** 2) / (2 * ramp)
        : cruise * (x - ramp / 2);
  return eased + 0.012 * Math.sin(Math.PI * x) ** 2 * Math.sin(2 * Math.PI * 2.3 * x + phase);
}
