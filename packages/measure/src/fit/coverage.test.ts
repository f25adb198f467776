import { flySynthetic } from '../testing/synthetic-flight';
import { GOOD_FLIGHT, type SyntheticFlight } from '../testing/synthetic-options';
import { normal, uniform } from '../testing/random';
import { combined } from './doubt/budget';
import { measureTransitions } from './measure-transitions';

/** Flights drawn at random from what an inspector flies with RTK. The edges are not the fit's, the lag is not its prior's. */
function randomFlight(seed: number): SyntheticFlight {
  const random = uniform(seed * 7919);
  const gauss = normal(random);
  const between = (low: number, high: number) => low + (high - low) * random();
  const edges = ['erf', 'logistic', 'asymmetric', 'linear'] as const;
  return {
    ...GOOD_FLIGHT,
    seed,
    fps: 15,
    angles: [2.5, 2.833, 3.167, 3.5].map((a) => a + 0.05 * gauss()),
    width: between(2, 8),
    edge: edges[seed % edges.length]!,
    distance: between(300, 400),
    legs: [between(0.8, 1.5), -between(0.8, 1.5)],
    lag: between(-0.45, 0.45),
    rho: between(1.25, 1.55),
    red: between(0.04, 0.15),
    white: between(0.7, 0.95),
    colourNoise: between(0.005, 0.03),
    chromaLag: between(0, 0.08),
    heightCorrelation: between(0.5, 4),
    exposureDrift: between(-0.01, 0.01),
    luma: random() < 0.7,
    lumaNoise: between(0.01, 0.05),
  };
}

/** Of 96 units 93 % are to be covered; 86 is what chance leaves of that once in forty times. */
test('over 24 flights the stated uncertainty covers the truth', () => {
  const errors: number[] = [];
  let covered = 0;
  for (let seed = 1; seed <= 24; seed++) {
    const flight = randomFlight(seed);
    const fit = measureTransitions(flySynthetic(flight));
    fit.units.forEach((unit, j) => {
      const error = (unit.transition!.angle - flight.angles[j]!) * 60;
      const u = 2 * combined(unit.transition!.terms);
      errors.push(error);
      expect(Math.abs(error)).toBeLessThan(1.6 * u);
      if (Math.abs(error) <= u) covered++;
    });
    expect(Math.abs(fit.timeOffset!.seconds - flight.lag)).toBeLessThan(0.12);
  }
  const rms = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
  expect(rms).toBeLessThan(0.2);
  expect(covered).toBeGreaterThanOrEqual(86);
}, 120_000);
