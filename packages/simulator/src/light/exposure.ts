import type { ImagePoint } from '../flight/camera';
import { addLight, createPointSpread, peakShare } from '../image/point-spread';
import type { LightBuffer } from '../image/light-buffer';
import type { Simulation } from '../options';
import type { Rgb } from './unit';

/** Radius in metres as which a unit's lenses appear: standard deviation of their spread. */
const APERTURE = 0.12;

/** Puts lights onto the sensor: inverse square law, haze, exposure, point spread. */
export interface Exposure {
  /** `trail`: where the light was while the shutter was open; `flux`: relative to the reference white beam. */
  shine(buffer: LightBuffer, trail: readonly ImagePoint[], flux: Rgb, focal: number): void;
}

/** The exposure at a moment of a flight of so many seconds, over that at its beginning. */
export function exposureAt(
  time: number,
  { exposureSteps: steps = [], exposureAtRest = 1, holdSeconds, passes }: Simulation,
  duration: number,
): number {
  const part = Math.floor((time / duration) * (steps.length + 1));
  const stepped = steps.slice(0, Math.max(0, part)).reduce((all, step) => all * step, 1);
  const rest = passes === 'both' ? duration / 2 : duration - holdSeconds / 2;
  return Math.abs(time - rest) < holdSeconds / 4 ? stepped * exposureAtRest : stepped;
}

/** About a quarter of a code value on the ground of the scene, in full scale of linear light. */
const INVISIBLE: Record<Simulation['light'], number> = { day: 2e-4, dusk: 1e-4, night: 4e-5 };

export function setExposure(options: Simulation): Exposure {
  const spread = createPointSpread(
    (options.blur * options.width) / 1280,
    options.halo,
    INVISIBLE[options.light],
  );
  const focal = options.width / 2 / Math.tan((options.fov * Math.PI) / 360);
  const blurAt = (depth: number, focalNow: number): number => (APERTURE * focalNow) / depth;
  const reference = peakShare(spread, Math.hypot(spread.sigma, blurAt(options.distance, focal)));
  const total = options.exposure / reference;
  const extinction = ([0.9, 1, 1.15] as const).map((k) => (0.5 * k * options.haze) / options.distance);
  return {
    shine(buffer, trail, flux, focalNow) {
      const depth = trail[0]?.depth ?? 0;
      if (depth < 20) return;
      const gain = total * (options.distance / depth) ** 2;
      const through = (i: 0 | 1 | 2): number => flux[i] * gain * Math.exp(-(extinction[i] ?? 0) * depth);
      addLight(buffer, spread, trail, [through(0), through(1), through(2)], blurAt(depth, focalNow));
    },
  };
}
