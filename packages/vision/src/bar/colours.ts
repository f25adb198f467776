const RED_RATIO = 0.22;
const WHITE_RATIO = 0.6;
const GREEN_RATIO = 1.6;

/** Where ΣG/ΣR lies between red (0) and white (1), on a logarithmic scale; 2 for green light. */
export function whiteness(greenRed: number): number {
  if (Number.isNaN(greenRed)) return NaN;
  if (greenRed > GREEN_RATIO) return 2;
  const share = Math.log(Math.max(greenRed, 0.01) / RED_RATIO) / Math.log(WHITE_RATIO / RED_RATIO);
  return Math.min(1, Math.max(0, share));
}

/** So far from its setting angle a unit surely shows one colour: its own error, the telemetry's delay, half of a transition. Degrees. */
const SURE = 0.25;

/**
 * How well a colour fits the angle it is seen under, −1 … 1; 0 near the setting angle, where either colour may be. `bias`: the telemetry's
 * angle less the true one, degrees.
 */
export function agreement(white: number, angle: number, nominal: number, bias: number): number {
  const side = Math.max(-1, Math.min(1, (angle - bias - nominal) / SURE));
  return side * (2 * Math.min(1, white) - 1);
}

/** Setting angles closer than this may turn white in either order, degrees. */
const SAME = 0.15;

/** Largest amount by which a unit is whiter than one with a lower setting angle, 0–1: a PAPI never shows that. */
export function disorder(white: readonly number[], nominals: readonly number[]): number {
  let worst = 0;
  white.forEach((higher, i) => {
    white.forEach((lower, j) => {
      const gap = (nominals[i] ?? 0) - (nominals[j] ?? 0);
      if (gap > SAME && higher - lower > worst) worst = higher - lower;
    });
  });
  return worst;
}
