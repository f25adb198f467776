import type { ColourSample } from '../../types';
import { quantile } from '../../robust';
import { valueAt } from '../geometry/time-table';
import type { UnitView } from './unit-view';

/** This far from where a unit changes, arc minutes, its colour is one of both. */
const PLATEAU = 15;
/** Colours that are wrong by more than this part of the difference of both tell nothing. */
const USELESS = 0.2;
/** What is wrong with one dim frame is wrong with its neighbours too: the scatter counts so many times. */
const HELD_TOGETHER = 3;

/**
 * The colours of a unit with what dimness does to them: how far those of dim frames are from the level of their side, where the side is
 * sure, is their uncertainty everywhere; where that is too far they are left out. Good encoders keep the colours of dimmed lights, others
 * leave them grey.
 */
export function withDimColours(
  views: readonly UnitView[],
  dim: ReadonlySet<number>,
  shift: number,
): (view: UnitView) => readonly ColourSample[] {
  const wrong = views.flatMap((view) => errorsOf(view, dim, shift));
  const scatter = wrong.length > 0 ? quantile(wrong, 0.9) : Infinity;
  return ({ observations, coarse }) => {
    if (scatter > USELESS) return observations.samples.filter((s) => !dim.has(s.frame));
    const least = HELD_TOGETHER * scatter * (coarse.white - coarse.red);
    return observations.samples.map((s) =>
      dim.has(s.frame) ? { ...s, sigma: Math.max(s.sigma, least) } : s,
    );
  };
}

/** Distances of the colours of dim frames from the level of their side, parts of the difference of both levels. */
function errorsOf(
  { observations, geometry, coarse }: UnitView,
  dim: ReadonlySet<number>,
  shift: number,
): number[] {
  if (coarse.colour !== 'transition') return [];
  return observations.samples.flatMap((s) => {
    const above = valueAt(geometry.vertical, s.time + shift) - coarse.angle;
    if (!dim.has(s.frame) || !(Math.abs(above) > PLATEAU)) return [];
    const level = above > 0 ? coarse.white : coarse.red;
    return [Math.abs(s.green_red - level) / (coarse.white - coarse.red)];
  });
}
