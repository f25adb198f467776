import { normal, uniform } from '../../testing/random';
import { responsesTo } from './colour-responses';

const FRAMES = 400;
const ln = (frame: number) => Math.log(0.55 + 0.45 * Math.cos(frame / 7));

/** Red (even groups) and white frames; `bend`: how far the ln of a dim light wanders off, frames together. */
function light(slope: { red: number; white: number }, bend = 0) {
  const noise = normal(uniform(3));
  const frames = Array.from({ length: FRAMES }, (_, i) => i);
  const group = frames.map((i) => (i < FRAMES / 2 ? 0 : 1));
  const flux = frames.map((i) => {
    const own = group[i] === 1 ? slope.white : slope.red;
    const off = bend * ln(i) * Math.sin(i / 20);
    return (group[i] === 1 ? 4 : 1) * Math.exp(own * ln(i) + off) * (1 + 0.01 * noise());
  });
  return { frames, flux, group, ground: 0 };
}

const gain = (frame: number) => ({ ln: ln(frame), u: 0.01 });

test('red and white light follow the gain each in its own way', () => {
  const { red, white, wrong } = responsesTo(gain, light({ red: 0.8, white: 1.1 }), 0);
  expect(red.slope).toBeCloseTo(0.8, 1);
  expect(white.slope).toBeCloseTo(1.1, 1);
  expect(wrong).toBeLessThan(0.15);
});

test('what no response describes is left to the uncertainty', () => {
  expect(responsesTo(gain, light({ red: 1, white: 1 }, 0.2), 0).wrong).toBeGreaterThan(0.2);
});
