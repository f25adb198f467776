import { measuredUnit } from '../../testing/flights';
import type { DrawnUnit } from '../units';
import { barEvents, barMark, barScale } from './bar';

const unit: DrawnUnit = { name: 'PAPI_A', letter: 'A', result: measuredUnit(2.5, 2.53), diameter: 8 };
const place = { x: 100, y: 50, width: 400, height: 12 };
const scale = barScale(unit)!;

test('the bar is centred on the measured angle, else on the nominal one', () => {
  expect((scale.low + scale.high) / 2).toBeCloseTo(2.53, 9);
  const nominal = barScale({ ...unit, result: measuredUnit(2.5, null) })!;
  expect((nominal.low + nominal.high) / 2).toBeCloseTo(2.5, 9);
  expect(barScale({ ...unit, result: null })).toBeNull();
});

test('it runs from red to white over the whole width', () => {
  const bar = barEvents(unit, scale, place, 10)[1]!.text;
  const colours = [...bar.matchAll(/\\1c&H(..)(..)(..)&/g)].map(([, b, g, r]) =>
    [r, g, b].map((c) => parseInt(c!, 16)),
  );
  expect(colours[0]).toEqual([255, 64, 48]);
  expect(colours.at(-1)).toEqual([255, 255, 255]);
  const greens = colours.map(([, green]) => green!);
  expect(greens).toEqual([...greens].sort((a, b) => a - b));
  const widths = [...bar.matchAll(/m 0 0 l (\d+) 0/g)].map(([, width]) => Number(width));
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(place.width);
});

const markX = (angle: number): number => Number(/pos\(([\d.]+),/.exec(barMark(angle, scale, place))![1]);

test('the mark moves with the angle and stops at the ends', () => {
  const half = 7;
  expect(markX(2.53) + half).toBeCloseTo(300, 0);
  expect(markX(2.63) + half).toBeCloseTo(400, 0);
  expect(markX(9) + half).toBe(500);
  expect(markX(0) + half).toBe(100);
});
