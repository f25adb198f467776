import { exposureChanges } from './exposure-changes';
import { NOTHING_READ, type TelemetrySample } from './types';

/** 30 cues a second with what `of` says of each time. */
function cues(seconds: number, of: (time: number) => Partial<TelemetrySample>): TelemetrySample[] {
  return Array.from({ length: seconds * 30 }, (_, i) => {
    const time = i / 30;
    return { ...NOTHING_READ, time, latitude: 46, longitude: 7, exposure: 0.125, fNumber: 2.8, ...of(time) };
  });
}

it('finds where a camera goes to another exposure and back', () => {
  const [down, up, ...more] = exposureChanges(
    cues(12, (t) => ({ exposure: t >= 4 && t < 6 ? 0.05 : 0.125 })),
  );
  expect(more).toEqual([]);
  expect(down!.ln).toBeCloseTo(Math.log(0.4), 12);
  expect(up!.ln).toBeCloseTo(-Math.log(0.4), 12);
  expect(down!.before.from).toBe(0);
  expect(down!.before.to).toBeCloseTo(4 - 1 / 30, 9);
  expect(down!.after).toEqual({ from: 4, to: expect.closeTo(6 - 1 / 30, 9) });
  expect(up!.before).toEqual(down!.after);
});

it('takes an exposure that is reached in steps within a second as one change', () => {
  const steps = (t: number) => 0.125 * 0.8 ** Math.max(0, Math.min(4, Math.ceil((t - 3) * 5)));
  const changes = exposureChanges(cues(8, (t) => ({ exposure: steps(t) })));
  expect(changes.map(({ ln }) => ln)).toEqual([expect.closeTo(4 * Math.log(0.8), 9)]);
  expect(changes[0]!.after.from - changes[0]!.before.to).toBeGreaterThan(0.6);
});

it.each<[string, (t: number) => Partial<TelemetrySample>]>([
  ['keeps its exposure', () => ({})],
  ['states none', () => ({ exposure: null })],
  ['changes it by less than a sixth', (t) => ({ exposure: t < 4 ? 0.125 : 0.14 })],
  ['changes its aperture with it', (t) => (t < 4 ? {} : { exposure: 0.25, fNumber: 4 })],
  ['changes it slowly throughout', (t) => ({ exposure: 0.125 * Math.exp(t / 4) })],
])('finds nothing of a camera that %s', (_, of) => {
  expect(exposureChanges(cues(8, of))).toEqual([]);
});
