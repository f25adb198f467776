import type { BarFinding, BarSighting } from '@papiscope/vision';
import { detectedLights } from './lights';

const NAMES = ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'] as const;
const SIZE = { width: 1000, height: 500 };

/** Four places from `left` on, 50 pixels apart. */
const sighting = (timestamp: number, left: number, lit: boolean[], outside: boolean[] = []): BarSighting => ({
  timestamp,
  points: [0, 1, 2, 3].map((i) => ({ x: left + 50 * i, y: 99.5 })),
  outside: [0, 1, 2, 3].map((i) => outside[i] ?? false),
  lit,
  spacing: 50,
  radius: 2,
});
const EVIDENCE = { frames: 8, coverage: 1, likeness: 1, changes: 4, order: 1, patterns: 5, lead: 0.5 };
const ALL = [true, true, true, true];

const found = (...sightings: BarSighting[]) => {
  const finding: BarFinding = { sightings, naming: 0, dark: [], confidence: 0.99, evidence: EVIDENCE };
  const { timestamp, lights } = detectedLights(finding, NAMES, SIZE);
  return { timestamp, at: Object.entries(lights).map(([unit, { x }]) => `${unit} ${x.toFixed(1)}`) };
};

test('where the first sighting misses a light and may be one unit off, a complete one shortly after it is shown', () => {
  const rest = [4, 5, 6, 7, 8, 9].map((t) => sighting(t, 99.5, ALL));
  const { timestamp, at } = found(
    sighting(1, 149.5, [true, true, true, false]),
    sighting(2, 99.5, ALL),
    ...rest,
  );
  expect(timestamp).toBe(2);
  expect(at).toEqual(['PAPI_A 10.0', 'PAPI_B 15.0', 'PAPI_C 20.0', 'PAPI_D 25.0']);
});

test('the first one is shown where a unit is dark in all of them', () => {
  const dark = [true, true, false, true];
  const { timestamp, at } = found(...[1, 2, 3, 4, 5, 6, 7, 8].map((t) => sighting(t, 99.5, dark)));
  expect(timestamp).toBe(1);
  expect(at).toHaveLength(4);
});

test('units beyond the frame get no box', () => {
  const { at } = found(sighting(1, 899.5, [true, true, false, false], [false, false, true, true]));
  expect(at).toEqual(['PAPI_A 90.0', 'PAPI_B 95.0']);
});
