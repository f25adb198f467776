import { median } from '../../robust';
import type { TimeOffsetPrior, UncertaintyTerm, UnitFit } from '../types';

/** With fewer units the middle of all would be one of them. */
const LEAST_UNITS = 3;
const BASIS = 'scatter of the passes of most units beyond all of this';
/** An offset is strange that lies so many standard uncertainties off what was known of it. */
const STRANGE = 3;
const CONTRADICT =
  'The passes contradict each other: another light was followed in one of them, or video and telemetry do not belong together.';

/**
 * Where the passes of most units disagree, something is wrong with the whole flight: another bar was followed in one of them, a clock was
 * set. Then a unit whose passes agree does so by chance, and none is surer than the middle of all. Where it takes a strange offset of the
 * telemetry to come even as near as that, nothing was measured.
 */
export function withSharedDoubt(
  units: readonly UnitFit[],
  offset: TimeOffsetPrior | null,
  known: TimeOffsetPrior,
): UnitFit[] {
  const doubts = units.flatMap(({ transition }) => transition?.terms.filter(isOfPasses) ?? []);
  if (doubts.length < LEAST_UNITS) return [...units];
  const middle = median(doubts.map((term) => term.u_arcmin));
  const isStrange =
    offset !== null && Math.abs(offset.seconds - known.seconds) > STRANGE * known.u_seconds && middle > 0;
  const raised = (term: UncertaintyTerm): UncertaintyTerm =>
    isOfPasses(term) && term.u_arcmin < middle ? { ...term, u_arcmin: middle, basis: BASIS } : term;
  return units.map((unit) => {
    const { transition } = unit;
    if (transition === null) return unit;
    if (isStrange) return { ...unit, transition: null, changes: [], reason: CONTRADICT };
    return { ...unit, transition: { ...transition, terms: transition.terms.map(raised) } };
  });
}

function isOfPasses({ source }: UncertaintyTerm): boolean {
  return source === 'passes';
}
