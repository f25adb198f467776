import { isEnclosed } from './enclosed';

const SIZE = 61;
const MIDDLE = { bx: 30, by: 30 };
const LIMITS = { level: 0.5, reach: 20 };

const of = (isBright: (x: number, y: number) => boolean, top = MIDDLE) => {
  const values = Float32Array.from({ length: SIZE * SIZE }, (_, i) =>
    isBright((i % SIZE) - top.bx, Math.floor(i / SIZE) - top.by) ? 1 : 0,
  );
  return isEnclosed(values, SIZE, SIZE, top, LIMITS);
};

describe('whether a bright place has darker surroundings on all sides', () => {
  test('a light has', () => {
    expect(of((x, y) => Math.hypot(x, y) <= 3)).toBe(true);
    expect(of((x, y) => Math.hypot(x, y) <= 12)).toBe(true);
  });

  test('lamps beside each other have', () => {
    expect(of((x, y) => Math.abs(y) <= 2 && Math.abs(x % 6) <= 2 && Math.abs(x) < 16)).toBe(true);
  });

  test('a gap between trees leads on to the sky', () => {
    expect(of((x, y) => y < -10 || (y <= 0 && Math.abs(x) <= 2))).toBe(false);
  });

  test('so does one that bends', () => {
    expect(of((x, y) => y < -12 || (Math.abs(y) <= 1 && x >= 0 && x < 9) || (y <= 0 && x === 8))).toBe(false);
  });

  test('a marking leads on', () => {
    expect(of((_, y) => Math.abs(y) <= 2)).toBe(false);
  });

  test('a light at the border of the picture has, as far as it is seen', () => {
    expect(of((x, y) => Math.hypot(x, y) <= 6, { bx: 1, by: 59 })).toBe(true);
  });
});
