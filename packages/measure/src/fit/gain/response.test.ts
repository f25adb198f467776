import { normal, uniform } from '../../testing/random';
import { PLAIN, respond, responseOf, type ResponsePoint } from './response';

/** Two levels seen under gains from 0.1 to 1.5 with 3 % of noise; `ln`: what the camera makes of ln of the gain. */
function pointsOf(ln: (x: number) => number, frames = 400): ResponsePoint[] {
  const noise = normal(uniform(7));
  return Array.from({ length: frames }, (_, i) => {
    const x = Math.log(0.8 + 0.7 * Math.cos(i / 5));
    const group = i < frames / 2 ? 0 : 2;
    return { x, ln: (group === 0 ? 1 : 3) + ln(x) + 0.03 * noise(), group, weight: 1 / 0.03 ** 2 };
  });
}

test('a light that follows the gain less than others do is known by it', () => {
  const { slope, curve } = responseOf(pointsOf((x) => 0.8 * x + 0.1 * x * x));
  expect(slope).toBeCloseTo(0.8, 1);
  expect(curve).toBeCloseTo(0.1, 1);
});

test('single wrong frames change nothing', () => {
  const clean = pointsOf((x) => 1.1 * x);
  const spoilt = clean.map((p, i) => (i % 15 === 0 ? { ...p, ln: p.ln + 2 } : p));
  expect(responseOf(spoilt).slope).toBeCloseTo(responseOf(clean).slope, 1);
});

test('where the gain stands still, the response is that of linear light', () => {
  const still = pointsOf(() => 0).map((p) => ({ ...p, x: 0 }));
  expect(responseOf(still)).toEqual(PLAIN);
  expect(responseOf([])).toEqual(PLAIN);
});

test('it never falls, and goes on straight beyond the gains it was made for', () => {
  const bent = { slope: 1, curve: 0.4 };
  expect(respond(bent, 0)).toBe(0);
  for (let x = -4; x < 3; x += 0.1) expect(respond(bent, x + 0.1)).toBeGreaterThan(respond(bent, x) - 1e-9);
  expect(respond(bent, 3) - respond(bent, 2)).toBeCloseTo(respond(bent, 2) - respond(bent, 1), 9);
});
