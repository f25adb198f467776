import type { JointInput } from './build-problem';
import type { CameraCurve, KnownCurve } from '../light/camera-curve';
import { CUT_OFF_LN_RHO_U, greenOf } from '../light/deep-red';
import { expectation } from '../light/expectation';
import type { JointFit } from './joint';
import type { LumaRings } from '../luma/luma-rings';
import { rhoOfLuma } from '../light/mixture';
import type { Told } from '../plateaus/rho';
import { chromaEdge } from './row';

/** A ratio of intensities that less than this part of the likely curves leaves possible is none. */
const MOSTLY = 0.5;

/** ρ of a unit as its luma tells it with the colours that a first fit found, and how far the camera's curve leaves that open; null where it does not tell. */
export function lumaRho(
  { solution }: JointFit,
  unit: number,
  scene: LumaRings | null,
  { likely }: KnownCurve,
  { redLight: bar, coding }: JointInput,
): Told | null {
  if (scene === null) return null;
  const { low, high } = chromaEdge(solution.parameters, unit);
  const under = (of: CameraCurve): number =>
    rhoOfLuma({ red: greenOf(bar, low), whiteGreen: high, curve: of, coding, ...scene }, scene.redOverWhite);
  const told = likely
    .map(({ curve, weight }) => ({ weight, lnRho: under(curve) }))
    .filter(({ lnRho }) => Number.isFinite(lnRho));
  if (told.reduce((sum, { weight }) => sum + weight, 0) < MOSTLY) return null;
  const lnRho = expectation(told, (t) => t.lnRho);
  const open = Math.sqrt(expectation(told, (t) => (t.lnRho - lnRho) ** 2));
  return { lnRho, u: bar.u > 0 ? Math.hypot(open, CUT_OFF_LN_RHO_U) : open };
}
