import type { Plateaus, Transition } from './result';

const LN_9 = Math.log(9);

/**
 * The white part of the light that gives the colour signal q, 0–1: the inverse of
 * q = [(1−u)·q_r + u·ρ·q_w] / [(1−u) + u·ρ]. Noise carries it a little beyond; null where no mixture gives q.
 */
export function whitePartOf(signal: number, { red, white, intensity_ratio: rho }: Plateaus): number | null {
  const towardsRed = signal - red;
  const denominator = towardsRed + rho * (white - signal);
  if (!(denominator > 0)) return null;
  return towardsRed / denominator;
}

/** The white part at an angle in degrees after the fit: logistic on either side, through its 10, 50 and 90 % points. */
export function fittedWhitePart(
  degrees: number,
  { angle, start, end }: Pick<Transition, 'angle' | 'start' | 'end'>,
): number {
  const scale = (degrees < angle ? angle - start : end - angle) / LN_9;
  return 1 / (1 + Math.exp(-(degrees - angle) / scale));
}
