import { planSegments } from './segment-plan';
import type { BarPlace, FirstLook } from './segments';
import type { Lights } from './lights';

const NAMES = ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'] as const;

/** Four lights 40 pixels apart, the first one at `x`. */
function place(timestamp: number, x = 400, spacing = 40): BarPlace {
  const units = Object.fromEntries(NAMES.map((unit, i) => [unit, { x: x + spacing * i, y: 300 }]));
  return { timestamp, spacing, radius: 3, units };
}

const LOOK: FirstLook = {
  ...{ frame_width: 1000, frame_height: 600, frame_rate: 30, start: 0, end: 120 },
  lengths: { usual: 30, least: 10 },
  size: { radius: 3, lamps: null, spacing: 40 },
  key_frames: Array.from({ length: 120 }, (_, i) => i),
  places: Array.from({ length: 30 }, (_, i) => place(4 * i, 400 + i)),
};

function boxes(names: readonly string[] = NAMES, shift = 0): Lights {
  return Object.fromEntries(
    names.map((unit, i) => [unit, { x: (400.5 + shift + 40 * i) / 10, y: 300.5 / 6, size: 2 }]),
  );
}

const starts = (look: FirstLook | null, lights = boxes(), time = 0): number[] =>
  planSegments(look, lights, time).map(({ start }) => start);

test('segments meet, and are as long as they are to be', () => {
  const plans = planSegments(LOOK, boxes(), 0);
  expect(plans.map(({ start, end }) => [start, end])).toEqual([
    [0, 33],
    [33, 65],
    [65, 97],
    [97, null],
  ]);
  expect(plans[0]?.entry).toBeNull();
  expect(plans[1]?.entry).toMatchObject({ key_frame: 32, timestamp: 32, size: LOOK.size });
  expect(plans[1]?.entry?.units[3]).toEqual({ unit: 'PAPI_D', x: 408 + 120, y: 300 });
});

test('of the places in reach the one with the least to decode before it is taken', () => {
  const sparse = { ...LOOK, key_frames: [0, 29, 43, 90] };
  expect(starts(sparse)).toEqual([0, 45, 93]);
});

test('slow video warms up over as many frames', () => {
  expect(starts({ ...LOOK, frame_rate: 10 })[1]).toBe(31);
});

test.each<[string, FirstLook | null]>([
  ['nobody has looked', null],
  ['its key frames are not known', { ...LOOK, key_frames: [] }],
  ['the bar was not found', { ...LOOK, places: [] }],
  ['it is short', { ...LOOK, end: 39, places: LOOK.places.slice(0, 9) }],
  ['its only key frame is the first one', { ...LOOK, key_frames: [0] }],
])('one segment when %s', (_, look) => {
  expect(planSegments(look, boxes(), 0)).toEqual([{ start: 0, end: null, entry: null }]);
});

test('no segment begins where a light is not seen, at the edge of the frame, or zoomed', () => {
  const unseen = place(36);
  delete unseen.units.PAPI_C;
  const places = [place(0), place(32, 2), unseen, place(40, 400, 44), place(48), place(60)];
  expect(starts({ ...LOOK, places })).toEqual([0, 49]);
});

test('boxes that name the lights otherwise, or leave some out, carry their names along', () => {
  const [, second] = planSegments(LOOK, boxes(['PAPI_D', 'PAPI_C', 'PAPI_B']), 0);
  expect(second?.entry?.units.map(({ unit, x }) => [unit, x])).toEqual([
    ['PAPI_B', 488],
    ['PAPI_C', 448],
    ['PAPI_D', 408],
  ]);
  expect(second?.entry?.size).toBeNull();
});

test('boxes on other lights, or in a frame that was not looked at, leave one segment', () => {
  expect(starts(LOOK, boxes(NAMES, 20))).toEqual([0]);
  expect(starts(LOOK, boxes(), 2)).toEqual([0]);
});

test('nothing is split before the frame in which the lights were confirmed', () => {
  const later = boxes(NAMES, 20);
  expect(starts(LOOK, later, 80)).toEqual([0, 85]);
});
