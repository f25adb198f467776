import { colourSample } from '../../testing/colour-sample';
import { fromOneDistance } from './one-distance';

const approach = { start: 10, step: 1, values: Float64Array.of(400, 300, 200, 200) };
const seen = (time: number) =>
  colourSample({ frame: 0, time, red: 8, red_rings: [4, Number.NaN], luma_rings: [16, 32] });

test('what is seen from farther off is as much brighter as the square of the distance', () => {
  const [far, near] = fromOneDistance([seen(9), seen(11)], approach, 1, 200);
  expect(far).toMatchObject({ red: 32, red_rings: [16, Number.NaN], luma_rings: [64, 128] });
  expect(near).toMatchObject({ red: 8, red_rings: [4, Number.NaN], luma_rings: [16, 32] });
});

test('colours and places stay, and frames whose distance nobody knows', () => {
  const [sample, unknown] = [seen(10), seen(50)];
  const all = fromOneDistance([sample, seen(12), unknown], approach, 0, 200);
  expect(all[0]).toMatchObject({ red: 32, green_red: sample.green_red, row: sample.row });
  expect(all[2]).toBe(unknown);
  expect(fromOneDistance([sample, seen(11)], approach, 0, Number.NaN)).toEqual([sample, seen(11)]);
});

test('on a climb, and with positions that scatter, nothing is done', () => {
  const climb = { start: 0, step: 1, values: Float64Array.of(350, 352, 349, 353) };
  const samples = [seen(0), seen(1), seen(2)];
  expect(fromOneDistance(samples, climb, 0, 350)).toBe(samples);
});
