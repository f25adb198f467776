import { isWhite, type SteadyFlux } from '../gain/steady-flux';
import { median, quantile } from '../../robust';

/** Frames in which one light is red and another one white, at least. */
const LEAST_FRAMES = 24;
/** The white light must change by this factor for the line to tell its foot. */
const LEAST_CHANGE = 2;
/** The parts of the frames between which it changes so. */
const FAINT = 0.1;
const BRIGHT = 0.9;
/** Cameras and encoders bend a light that dims; that passes for ground of about this part of the red light, and no more. */
const FEIGNED = 0.12;
const SHARPNESS = 4;

/**
 * Light that stands beside all pulsed lamps alike, as of the fronts of their housings, in units of what each light's `ground` is taken to be
 * uncertain by. No light tells it of another one of the same colour: both are wrong by the same part. A red one beside a white one does: as the
 * gain changes, F_red = κ·a_red + m·(F_white − κ·a_white) is a line, with a = `ground` and m the ratio of both lights without it. The median
 * over all pairs; 0 where none tells, where it would be dark, and where it is no more than what bends the light of dim lamps.
 */
export function sharedGround(lights: readonly SteadyFlux[]): number {
  const told = lights.flatMap((red) =>
    lights.flatMap((white) => {
      const line = red === white ? null : lineOf(red, white);
      if (line === null) return [];
      const foot = red.ground - line.slope * white.ground;
      return foot > 0 ? [line.foot / foot] : [];
    }),
  );
  const shared = median(told) || 0;
  const part = median(
    lights.map((light) => (shared * light.ground) / brightRed(light)).filter(Number.isFinite),
  );
  return part > 0 ? shared / (1 + (FEIGNED / part) ** SHARPNESS) : 0;
}

/** What a light in red has where its lamp is bright; NaN of one that is never red. */
function brightRed({ flux, group }: SteadyFlux): number {
  return quantile(
    flux.filter((value, i) => !isWhite(group[i] ?? 0) && Number.isFinite(value)),
    BRIGHT,
  );
}

/** The red light over the white one, in the frames in which they are. */
function lineOf(red: SteadyFlux, white: SteadyFlux): { slope: number; foot: number } | null {
  const bright = new Map(
    white.frames.flatMap((frame, i) => (isWhite(white.group[i] ?? 0) ? [[frame, white.flux[i] ?? NaN]] : [])),
  );
  const pairs = red.frames.flatMap((frame, i) => {
    const [x, y] = [bright.get(frame) ?? Number.NaN, red.flux[i] ?? Number.NaN];
    return !isWhite(red.group[i] ?? 0) && Number.isFinite(x) && Number.isFinite(y) ? [{ x, y }] : [];
  });
  const levels = pairs.map(({ x }) => x);
  const changes = quantile(levels, BRIGHT) > LEAST_CHANGE * Math.max(0, quantile(levels, FAINT));
  if (pairs.length < LEAST_FRAMES || !changes) return null;
  const mean = (of: (pair: { x: number; y: number }) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [x, y] = [mean((p) => p.x), mean((p) => p.y)];
  const slope = mean((p) => (p.x - x) * (p.y - y)) / mean((p) => (p.x - x) ** 2);
  return { slope, foot: y - slope * x };
}
