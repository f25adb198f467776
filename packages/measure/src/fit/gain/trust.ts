/** A light that is apart from the others by so much (ln), and by so many of its uncertainties beyond that, counts a quarter. */
export const APART = 0.35;
const APART_SIGMAS = 4;

/** By how much a light says that the gain of its frame is another one (ln). */
export interface ShownGain {
  readonly step: number;
  readonly weight: number;
}

/**
 * How far lights of a frame bear each other out. Headlights pass behind a unit, something covers another: a light counts the less the further it is from
 * the one with which most of them agree, each as far as it is known to.
 */
export function trustIn(lights: readonly ShownGain[], misfit: number): number[] {
  const far = ({ step, weight }: ShownGain, from: number) =>
    (step - from) ** 2 / (APART ** 2 + (APART_SIGMAS * misfit) ** 2 / weight);
  const disagreement = lights.map(({ step }) =>
    lights.reduce((sum, light) => sum + Math.min(1, far(light, step)), 0),
  );
  const least = Math.min(...disagreement);
  const agreed = lights.filter((_, i) => (disagreement[i] ?? 0) <= least);
  const middle = agreed.reduce((sum, { step }) => sum + step, 0) / agreed.length;
  return lights.map((light) => (1 + far(light, middle) ** 2) ** -2);
}
