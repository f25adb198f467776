import { remember } from './remembered';

const spot = (strength: number, radius: number) => ({
  ...{ x: 0, y: 0, greenRed: 0.1, peak: strength },
  strength,
  radius,
});

test('a light is remembered as it was at its brightest', () => {
  const light = remember(remember(null, spot(100, 2)), spot(60, 2.4));
  expect(light).toEqual({ strength: 99, radius: 2.4, span: 0 });
});

test('one that drowns in what the encoder made of the ground tells nothing of its size', () => {
  const light = remember(remember(null, spot(64, 2)), spot(11, 33));
  expect(light?.radius).toBe(2);
});
