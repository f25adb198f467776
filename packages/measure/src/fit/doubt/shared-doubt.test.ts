import { withSharedDoubt } from './shared-doubt';
import type { UnitFit } from '../types';

const KNOWN = { seconds: 0, u_seconds: 0.25 };

const unit = (passes: number): UnitFit => ({
  ...{ unit: 'PAPI_A', colour: 'transition', plateaus: null, changes: [], reason: null },
  transition: {
    ...{ angle: 3, start: 2.9, end: 3.1, width_arcmin: 12, u_width_arcmin: 1, passes: [] },
    terms: [
      { source: 'colour', u_arcmin: 0.1, basis: 'scatter', correlation: 0 },
      { source: 'passes', u_arcmin: passes, basis: 'of its own', correlation: 0 },
    ],
  },
});

const ofPasses = (units: readonly UnitFit[]) => units.map(({ transition }) => transition?.terms[1]?.u_arcmin);

test('one unit whose passes disagree is alone with its doubt', () => {
  const units = [unit(0), unit(0), unit(4), unit(0)];
  expect(withSharedDoubt(units, { seconds: 0.1, u_seconds: 0.02 }, KNOWN)).toEqual(units);
});

test('where most do, none is surer than the middle of all', () => {
  const units = [unit(5), unit(0), unit(4), unit(6)];
  const seen = withSharedDoubt(units, { seconds: 0.1, u_seconds: 0.02 }, KNOWN);
  expect(ofPasses(seen)).toEqual([5, 4.5, 4.5, 6]);
});

test('passes that agree have any offset', () => {
  const units = [unit(0), unit(0), unit(0), unit(0)];
  expect(withSharedDoubt(units, { seconds: 0.9, u_seconds: 0.02 }, KNOWN)).toEqual(units);
});

test('passes that contradict each other even at a strange offset measure nothing', () => {
  const units = [unit(5), unit(0), unit(4), unit(6)];
  for (const { transition } of withSharedDoubt(units, { seconds: -1.2, u_seconds: 0.03 }, KNOWN)) {
    expect(transition).toBeNull();
  }
});
