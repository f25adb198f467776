import { edgeScatter } from './edge-scatter';
import { WIDTH_PER_SCALE } from '../light/model';

const WIDTH = 6;

const none: (above: number) => number = () => 0;

/** A logistic 10–90 % edge seen from 20′ below to 20′ above; `more`: what is added at an angle. */
function leg({ width = WIDTH, middle = 0, more = none } = {}) {
  return Array.from({ length: 81 }, (_, i) => {
    const above = -20 + i / 2;
    const flux = 1 / (1 + Math.exp(((middle - above) * WIDTH_PER_SCALE) / width));
    return { above, flux: flux + more(above) };
  });
}

test('edges are no scatter, whichever their width and wherever the legs have their middle', () => {
  expect(edgeScatter([leg()], WIDTH)).toBeLessThan(0.01);
  expect(edgeScatter([leg({ middle: 1.3 }), leg({ middle: -0.7 })], WIDTH)).toBeLessThan(0.01);
  expect(edgeScatter([leg({ width: 4 })], WIDTH)).toBeLessThan(0.01);
});

test('noise is what it is, rms', () => {
  const noisy = leg({ more: (above) => (Math.round(2 * above) % 2 === 0 ? 0.05 : -0.05) });
  expect(edgeScatter([noisy], WIDTH)).toBeCloseTo(0.05, 2);
});

test('light that comes and goes within the edge is scatter, and so are legs of different widths', () => {
  const bump = (above: number) => 0.4 * Math.exp(-(((above - 4) / 2) ** 2));
  expect(edgeScatter([leg({ more: bump })], WIDTH)).toBeGreaterThan(0.04);
  expect(edgeScatter([leg({ width: 2 }), leg({ width: 8 })], WIDTH)).toBeGreaterThan(0.04);
});

test('a frame that is far off counts as half of the change', () => {
  const struck = leg().map((p, i) => (i === 0 ? { ...p, flux: 9 } : p));
  expect(edgeScatter([struck], WIDTH)).toBeLessThan(0.06);
});
