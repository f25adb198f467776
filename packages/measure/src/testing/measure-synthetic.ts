import { measureTransitions } from '../fit/measure-transitions';
import { flySynthetic } from './synthetic-flight';
import { GOOD_FLIGHT, type SyntheticFlight } from './synthetic-options';

/** Flies a good flight but for `change` and measures it; `errors`: of the angles, arc minutes, NaN where there is none. */
export function measureSynthetic(change: Partial<SyntheticFlight>) {
  const flight = { ...GOOD_FLIGHT, ...change };
  const fit = measureTransitions(flySynthetic(flight));
  const errors = fit.units.map(
    (u, j) => ((u.transition?.angle ?? Number.NaN) - (flight.angles[j] ?? Number.NaN)) * 60,
  );
  return { flight, fit, errors };
}
