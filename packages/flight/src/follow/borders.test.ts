import { stretchBordersSchema, type Following } from './borders';

test('all that a tracker knows goes from one segment to the next', () => {
  const light = { strength: 80, radius: 2, span: 5 };
  const following: Following = {
    units: ['PAPI_A'],
    tracker: {
      units: [
        { point: { x: 1, y: 2 }, greenRed: 0.1, lastSeen: 3, known: true, seen: 10, light, strength: 70 },
      ],
      velocity: null,
      calm: true,
      dark: 2,
      whole: [{ point: { x: 4, y: 5 }, light }],
      gone: { over: 'left', stranger: { x: 7, y: 8 } },
      lastTime: 3,
      missedFrames: 0,
      size: { radius: 2, lamps: { count: 3, gap: 2 }, spacing: 30 },
      search: { level: 12, interval: 6 },
      ringRadius: 2,
    },
  };
  const borders = { entered: following, left: following };
  expect(stretchBordersSchema.parse(JSON.parse(JSON.stringify(borders)))).toEqual(borders);
});
