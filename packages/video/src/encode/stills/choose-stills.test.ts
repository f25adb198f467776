import type { LightStatus } from '@papiscope/shared/contracts';
import { frameRow, measuredUnit } from '../../testing/flights';
import { timeline } from '../timeline';
import { drawnUnits } from '../units';
import { chooseStills } from './choose-stills';

const TRANSITION = measuredUnit(2.5, 2.5, 6);

type Seen = { angle?: number; status: LightStatus } | null;

/** What is chosen for unit A, seen like this in one frame after the other. */
function chosen(seen: readonly Seen[], unit: ReturnType<typeof measuredUnit> | null): (number | string)[] {
  const rows = seen.map((light, n) =>
    frameRow(n, n / 30, light === null ? {} : { papi_a: { x: 100, y: 100, ...light } }),
  );
  const shown = timeline(rows, 30, 0);
  const units = drawnUnits(rows, { units: unit === null ? {} : { PAPI_A: unit } });
  const angleOf = (_: unknown, time: number): number | null => seen[Math.round(time * 30)]?.angle ?? null;
  return chooseStills(shown, units, angleOf).map((choice) =>
    'frame' in choice ? choice.frame.row.frame_number : choice.reason,
  );
}

const climb: Seen[] = [2.2, 2.3, 2.36, 2.42, 2.46, 2.5, 2.54, 2.58, 2.62, 2.7, 2.8].map((angle) => ({
  angle,
  status: angle < 2.45 ? 'RED' : angle < 2.55 ? 'TRANSITION' : 'WHITE',
}));

test('the middle, and the plain colours a width beyond the ends', () => {
  // the transition reaches from 2.45° to 2.55°: red is plain up to 2.35°, white from 2.65°
  expect(chosen(climb, TRANSITION)).toEqual([1, 5, 9]);
});

test('a frame in which the light was not found is not chosen', () => {
  const lost = climb.map((light, n) => (n === 1 || n === 5 ? null : light));
  expect(chosen(lost, TRANSITION)).toEqual([0, 'light_lost', 9]);
});

test('where no frame is plain enough, the farthest of that colour', () => {
  expect(chosen(climb.slice(2, 9), TRANSITION)).toEqual([0, 3, 6]);
});

test('without a transition the colours are still shown', () => {
  expect(chosen(climb, measuredUnit(2.5, null))).toEqual([0, 'transition_not_measured', 10]);
});

test('without angles a frame from the middle of its colour', () => {
  const plain: Seen[] = Array.from({ length: 5 }, () => ({ status: 'RED' }));
  expect(chosen(plain, null)).toEqual([2, 'transition_not_measured', 'colour_never_seen']);
});

test('a dark unit has a reason for each', () => {
  expect(chosen([null, null], TRANSITION)).toEqual(Array(3).fill('light_never_found'));
});
