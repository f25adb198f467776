import { createTone, TONE_CURVES } from './tone';
import { blueDifferenceOf, codesOf, lumaOf, redDifferenceOf } from './yuv';

it.each(TONE_CURVES)('%s comes back through its inverse', (name) => {
  const tone = createTone(name);
  for (const code of [4, 20, 63, 128, 200, 254]) expect(tone.code(tone.linear(code))).toBeCloseTo(code, 0);
  expect(tone.code(0)).toBe(0);
  expect(tone.code(7)).toBeCloseTo(255, 3);
});

it('has the grey of sRGB and of BT.709', () => {
  expect(createTone('srgb').code(0.18)).toBeCloseTo(117.6, 0);
  expect(createTone('bt709').code(0.18)).toBeCloseTo(104.2, 0);
});

it('has half of the scale of hybrid log-gamma at a twelfth of the light', () => {
  expect(createTone('hlg').code(1 / 12)).toBeCloseTo(127.5, 1);
});

it('knows the primaries of BT.709 in limited range', () => {
  expect(lumaOf(255, 255, 255)).toBeCloseTo(235, 6);
  expect(lumaOf(255, 0, 0)).toBeCloseTo(62.56, 2);
  expect(redDifferenceOf(255, 0, 0)).toBeCloseTo(240, 6);
  expect(blueDifferenceOf(0, 0, 255)).toBeCloseTo(240, 6);
  expect(blueDifferenceOf(255, 0, 0)).toBeCloseTo(102.34, 2);
});

it('turns YUV back into the colour it came from', () => {
  const [r, g, b] = codesOf(lumaOf(200, 30, 90), blueDifferenceOf(200, 30, 90), redDifferenceOf(200, 30, 90));
  expect([r, g, b].map(Math.round)).toEqual([200, 30, 90]);
});
