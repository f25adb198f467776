import { cutOff, greenOf, redLight } from './deep-red';

const NIGHT = 0.003;
const DAY = 0.1;

test('red that shows its green is what it shows, each unit by itself', () => {
  const seen = redLight([0.06, 0.07, 0.08, 0.07], NIGHT);
  expect(seen).toMatchObject({ green: 0.07, u: 0 });
  expect(greenOf(seen, 0.06)).toBe(0.06);
  expect(greenOf(seen, -0.01)).toBe(0.005);
  expect(cutOff(seen, 0.06, 0.8)).toBe(0);
});

test('red without green on dark ground is deeper than the camera codes, by an unknown part', () => {
  const cut = redLight([0.001, -0.002, 0.003, 0], NIGHT);
  expect(cut.green).toBeLessThan(-0.02);
  expect(cut.u).toBeGreaterThan(0.02);
  expect(greenOf(cut, 0.003)).toBe(cut.green);
  // from the level that is shown to where it would be, over the way to white
  expect(cutOff(cut, 0.003, 0.8)).toBeCloseTo((0.003 - cut.green) / (0.8 - 0.003), 12);
});

test('units that do not agree about it are not taken for deep red', () => {
  expect(redLight([0.001, 0.03, 0.002, 0.04], NIGHT)).toMatchObject({ u: 0 });
});

test('on bright ground it takes away of the green of that, and shows how deep it is', () => {
  const seen = redLight([-0.06, -0.05, -0.07, -0.06], DAY);
  expect(seen).toMatchObject({ green: -0.06, u: 0 });
  expect(greenOf(seen, -0.07)).toBe(-0.07);
  expect(cutOff(seen, -0.05, 0.8)).toBe(0);
  // no red is as deep as that
  expect(redLight([-0.3, -0.3, -0.3, -0.3], DAY).green).toBe(-0.1);
});
