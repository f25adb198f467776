import { normal, uniform } from '../../testing/random';
import { findBeat, phaseOf, type GainAt } from './beat';

const DRIVE = 240.7;
const SHARE = 0.6;
const SECONDS = 20;

/** Light of a pulsed lamp while the shutter is open, for one whose mean is 1: on for a part of each turn of its drive. */
function seenOf(turns: number, open: number): number {
  const lit = (x: number) => Math.floor(x) * SHARE + Math.min(SHARE, x - Math.floor(x));
  return (lit(turns + open / 2) - lit(turns - open / 2)) / (open * SHARE);
}

/** Frames of lamps with such a drive (Hz at a time); the bar wanders over the picture, whose rows are exposed one after another. */
function flight(
  fps: number,
  shutter: number,
  drive: (time: number) => number,
  { rows, noise }: { rows: number; noise: number },
): GainAt[] {
  const scatter = normal(uniform(fps));
  let turns = 0.3;
  return Array.from({ length: SECONDS * fps }, (_, i) => {
    const time = i / fps;
    const row = 500 + 60 * Math.sin(time / 1.7) + 20 * Math.sin(3 * time);
    turns += drive(time) / fps;
    const gain = 0.1 + 0.9 * seenOf(turns + rows * row, drive(time) * shutter);
    return { time, row, ln: Math.log(gain) + noise * scatter() };
  });
}

const steadyDrive = () => DRIVE;

test.each([
  [30, 1 / 2000, 0.7],
  [30, 5.5e-3, 0.7],
  [25, 1 / 500, 9.3],
  [29.97, 7.1e-3, 0.94],
])('the drive is found at %s frames a second with a shutter of %s s', (fps, shutter, expected) => {
  const rows = 0.006;
  const beat = findBeat(flight(fps, shutter, steadyDrive, { rows, noise: 0.05 }));
  // Beyond half of the frame rate a drive seems to turn backwards, and so do the rows.
  const sign = Math.sign(DRIVE - fps * Math.round(DRIVE / fps));
  expect(Math.abs((beat?.perSecond ?? 0) - expected)).toBeLessThan(0.5 / SECONDS);
  expect(Math.abs((beat?.perRow ?? 0) - sign * rows)).toBeLessThan(0.001);
});

test('steady lamps have none, whatever the haze does', () => {
  const noise = normal(uniform(3));
  const steady = flight(30, 1 / 500, steadyDrive, { rows: 0, noise: 0 }).map((frame) => ({
    ...frame,
    ln: 0.3 * Math.sin(frame.time / 4) + 0.001 * frame.row + 0.05 * noise(),
  }));
  expect(findBeat(steady)).toBeNull();
});

test('a drive that does not keep its time is left alone', () => {
  const wandering = (time: number) => DRIVE + 3 * Math.sin(time);
  expect(findBeat(flight(30, 1 / 2000, wandering, { rows: 0.006, noise: 0.05 }))).toBeNull();
});

test('a few frames tell nothing', () => {
  expect(findBeat(flight(30, 1 / 2000, steadyDrive, { rows: 0, noise: 0.01 }).slice(0, 40))).toBeNull();
});

test('rows that are exposed later are further in their turn', () => {
  const beat = { perSecond: 0.7, perRow: 0.01 };
  expect(phaseOf(beat, { time: 10, row: 25 })).toBeCloseTo(0.25, 9);
  expect(phaseOf(beat, { time: 0, row: -30 })).toBeCloseTo(0.7, 9);
});
