import type { GainOf } from '../gain/common-gain';
import { CURVES, sharesOf, type CameraCurve } from '../light/camera-curve';
import { inTheDark, STILL } from '../luma/dim-luma';
import { nearFrames, plainSum } from '../luma/luma-frames';
import { clearRings, ringLevel } from '../luma/luma-rings';
import { scaleLight } from '../luma/luma-scale';
import { lumaMixture, type LumaScene } from '../light/mixture';
import { whitePart, type EdgeForm } from '../light/model';
import { plateauWindow, type PlateauUnit } from '../plateaus/plateau-pairs';
import { median } from '../../robust';
import { valueAt } from '../geometry/time-table';
import type { Leg } from '../types';

/** Levels of white light in a ring that tells, full scale: encoders change fainter ones late, brighter ones may be clipped in part. */
const LEVELS = { least: 0.03, most: 0.8 };
/** Rings that scatter by more than this part of the difference of both colours tell nothing. */
const MOST_SCATTER = 0.2;
/** The edge's middle: frames in which this part of the light at least is of each colour. */
const MIXED = 0.03;
const LEAST_FRAMES = 5;
/** No ring of a leg is known better than this, parts of the difference of both colours. */
const LEAST_U = 0.005;

/** A unit with its transition as a fit has it, `gain`: what the other lights show of the common gain. */
export interface CurveWitness {
  readonly unit: PlateauUnit;
  readonly edge: EdgeForm;
  readonly gain: GainOf;
  readonly colours: Pick<LumaScene, 'rho' | 'red' | 'whiteGreen' | 'background' | 'coding'>;
}

/**
 * A ring in one leg: how much earlier than the white flux it turns white, parts of the difference of both colours in the middle of the edge,
 * with its variance, and as it would be with a camera's curve.
 */
export interface EarlyRing {
  readonly ring: number;
  readonly early: number;
  readonly variance: number;
  foretold(curve: CameraCurve): number;
}

/** The rings of one unit in one leg, in full light or in the dark of a beat. */
export interface RingsOfLeg {
  readonly unit: number;
  readonly dim: boolean;
  readonly rings: readonly EarlyRing[];
}

/**
 * How early each ring of each unit turns white, each scaled to its own plateaus: neither the shape of the light nor its colours in the
 * rings matter then, and between rings of the same frames neither does the angle or the time.
 */
export function earlyRings(
  witnesses: readonly CurveWitness[],
  legs: readonly Leg[],
  timeOffset: number,
): RingsOfLeg[] {
  return witnesses.flatMap(({ unit, ...known }, number) => {
    const dark = inTheDark(unit, known.gain);
    const lights = [
      { dim: false, witness: { ...known, unit } },
      ...(dark ? [{ dim: true, witness: { ...known, unit: dark, gain: STILL } }] : []),
    ];
    return lights.flatMap(({ dim, witness }) =>
      ringsByLeg(witness, legs, timeOffset)
        .filter((rings) => rings.length > 1)
        .map((rings) => ({ unit: number, dim, rings })),
    );
  });
}

function ringsByLeg(witness: CurveWitness, legs: readonly Leg[], timeOffset: number): EarlyRing[][] {
  const { unit, edge, gain, colours } = witness;
  const byLeg = legs.map((): EarlyRing[] => []);
  for (const { ring, level } of tellingRings(unit, legs, timeOffset)) {
    const mixtures = CURVES.map((curve) =>
      lumaMixture({ ...colours, curve, rings: [{ white: level, weight: 1 }] }),
    );
    const rings = plainSum(ring, ring + 1);
    const light = scaleLight({ unit, legs, timeOffset, rings, gain, pulsed: false });
    for (const [leg, scaled] of light.legs.entries()) {
      if (scaled === null || scaled.scatter > MOST_SCATTER) continue;
      const points = scaled.points
        .map((p) => ({ flux: p.flux, white: whitePart(p.above, edge) }))
        .filter(({ white }) => white > MIXED && white < 1 - MIXED);
      if (points.length < LEAST_FRAMES) continue;
      const bell = points.map(({ white }) => 4 * white * (1 - white));
      const norm = bell.reduce((sum, b) => sum + b * b, 0);
      const early = (flux: (point: { flux: number; white: number }) => number) =>
        points.reduce((sum, p, i) => sum + (bell[i] ?? 0) * (flux(p) - p.white), 0) / norm;
      const foretold = mixtures.map((mixture) => early(({ white }) => mixture.share(white)));
      byLeg[leg]?.push({
        ring,
        early: early(({ flux }) => flux),
        variance: (4 * scaled.scatter ** 2) / points.length + LEAST_U ** 2,
        foretold: (curve) => sharesOf(curve).reduce((sum, share, i) => sum + share * (foretold[i] ?? 0), 0),
      });
    }
  }
  return byLeg;
}

/** The clear rings that are neither too faint nor too bright in white. */
function tellingRings(unit: PlateauUnit, legs: readonly Leg[], timeOffset: number) {
  if (unit.transition === null) return [];
  const { angle, width } = unit.transition;
  const { from } = plateauWindow(width);
  const white = legs
    .flatMap((leg) => nearFrames(unit, leg, timeOffset))
    .filter((s) => valueAt(unit.table, s.time + timeOffset) - angle > from);
  const { rings, clear } = clearRings(unit, legs, timeOffset, true);
  return Array.from({ length: rings }, (_, ring) => {
    const flux = median(white.map((s) => s.luma_rings[ring] ?? Number.NaN).filter(Number.isFinite));
    return { ring, level: ringLevel(flux, ring, white[0]?.luma_ring_width ?? 1) };
  }).filter(({ ring, level }) => clear(ring) && level > LEVELS.least && level < LEVELS.most);
}
