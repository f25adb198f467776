import { elongation } from './elongation';

const SIZE = 81;
const MIDDLE = { bx: 40, by: 40 };

/** An image of 0 and 1, 1 where the distance (`along`, `across`) from a line through the middle at `turn` radians says so. */
function picture(turn: number, isBright: (along: number, across: number) => boolean): Float32Array {
  return Float32Array.from({ length: SIZE * SIZE }, (_, i) => {
    const [x, y] = [(i % SIZE) - MIDDLE.bx, Math.floor(i / SIZE) - MIDDLE.by];
    const along = x * Math.cos(turn) + y * Math.sin(turn);
    const across = y * Math.cos(turn) - x * Math.sin(turn);
    return isBright(along, across) ? 1 : 0;
  });
}

const of = (values: Float32Array) => elongation(values, SIZE, SIZE, MIDDLE, 26);

describe('how long a bright place is', () => {
  it.each([1, 2.5, 6])('a disc of radius %s is about as long as wide', (radius) => {
    expect(of(picture(0, (x, y) => Math.hypot(x, y) <= radius))).toBeLessThan(2.1);
  });

  it.each([0, 0.2, 0.4, 0.8, 1.2, 1.9, 2.6])('a stripe at %s rad is far longer than wide', (turn) => {
    expect(of(picture(turn, (_, across) => Math.abs(across) <= 2))).toBeGreaterThan(4);
  });

  it('three lamps beside each other are not as long as a stripe', () => {
    expect(of(picture(0, (x, y) => Math.abs(x) <= 7 && Math.abs(y) <= 2))).toBeLessThan(4);
  });

  it('one side of a border is a stripe: its contrast falls away from the border', () => {
    expect(of(picture(0.3, (_, across) => across >= 0 && across < 4))).toBeGreaterThan(4);
  });
});
