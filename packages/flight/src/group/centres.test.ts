import type { UnitName } from '@papiscope/shared/contracts';
import { groupCentres } from './centres';
import type { FrameSightings, UnitSighting } from '../sightings';

const UNITS: readonly UnitName[] = ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'];
const FRAMES = 600;
const RATE = 30;
const SCATTER = 0.15;

interface Way {
  /** Amplitude of the camera's roll from frame to frame, radians. */
  readonly roll?: number;
  /** Growth of the bar in the middle of the flight, within a second. */
  readonly zoom?: number;
  readonly isSeen?: (unit: number, frame: number) => boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Normally distributed, always the same ones. */
function scatterOf(seed: number): () => number {
  let state = seed;
  const even = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even());
}

/** A bar that drifts, shakes and comes nearer, and what is seen of it. */
function flight(way: Way = {}): { truth: Point[][]; frames: FrameSightings[] } {
  const normal = scatterOf(7);
  const truth: Point[][] = [];
  const frames: FrameSightings[] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    const timestamp = frame / RATE;
    const zoom = 1 + (way.zoom ?? 0) / (1 + Math.exp(-8 * (timestamp - FRAMES / RATE / 2)));
    const spacing = 50 * (1 + 0.01 * timestamp) * zoom;
    const angle = 0.02 * Math.sin(timestamp / 3) + (way.roll ?? 0) * normal();
    const middle = { x: 300 + 4 * normal(), y: 200 + 3 * Math.sin(2 * timestamp) + 4 * normal() };
    const places = UNITS.map((_, unit) => ({
      x: middle.x + (unit - 1.5) * spacing * Math.cos(angle),
      y: middle.y + (unit - 1.5) * spacing * Math.sin(angle),
    }));
    truth.push(places);
    const units: FrameSightings['units'] = Object.fromEntries(
      places.flatMap(({ x, y }, unit) => {
        const seen = sighting(x + SCATTER * normal(), y + SCATTER * normal());
        return (way.isSeen?.(unit, frame) ?? true) ? [[UNITS[unit], seen]] : [];
      }),
    );
    frames.push({ frame, timestamp, units });
  }
  return { truth, frames };
}

/** Only what the centres depend on. */
function sighting(x: number, y: number): UnitSighting {
  return { x, y, photometry: { saturatedFraction: 0 } } as UnitSighting;
}

/** Root mean square of the distances from the truth, luma pixels. */
function errorOf(frames: readonly FrameSightings[], truth: Point[][], unit: number): number {
  const name = UNITS[unit] ?? 'PAPI_A';
  const squares = frames.flatMap((frame, f) => {
    const seen = frame.units[name];
    const true_ = truth[f]?.[unit];
    return seen && true_ ? [(seen.x - true_.x) ** 2 + (seen.y - true_.y) ** 2] : [];
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

describe('centres told by the whole group', () => {
  it('loses a good part of what scatters from light to light', () => {
    const { truth, frames } = flight();
    const told = groupCentres(frames, UNITS);
    // the mean of four scatters half as much, and the turning of a shaken camera is not told from scatter
    for (let unit = 0; unit < 4; unit++)
      expect(errorOf(told, truth, unit)).toBeLessThan(0.65 * errorOf(frames, truth, unit));
  });

  it('follows a camera that rolls from frame to frame', () => {
    const { truth, frames } = flight({ roll: 0.02 });
    const told = groupCentres(frames, UNITS);
    for (let unit = 0; unit < 4; unit++)
      expect(errorOf(told, truth, unit)).toBeLessThan(errorOf(frames, truth, unit));
  });

  it('follows a zoom that doubles the bar within a second', () => {
    const { truth, frames } = flight({ zoom: 1 });
    const told = groupCentres(frames, UNITS);
    for (let unit = 0; unit < 4; unit++)
      expect(errorOf(told, truth, unit)).toBeLessThan(errorOf(frames, truth, unit));
  });

  it('is not drawn along by one light that was seen in a wrong place', () => {
    const { truth, frames } = flight();
    const wrong = frames.map((frame, f) => {
      const seen = frame.units.PAPI_B;
      return f % 50 === 20 && seen
        ? { ...frame, units: { ...frame.units, PAPI_B: { ...seen, x: seen.x + 6 } } }
        : frame;
    });
    const told = groupCentres(wrong, UNITS);
    expect(errorOf(told, truth, 1)).toBeLessThan(0.3 * errorOf(wrong, truth, 1));
    expect(errorOf(told, truth, 0)).toBeLessThan(0.75 * errorOf(frames, truth, 0));
  });

  it('leaves out no light, invents none, and leaves one that is alone where it was seen', () => {
    const { frames } = flight({
      isSeen: (unit, frame) => (frame < 200 ? unit < 3 : frame < 400 ? unit === 2 : unit > 0),
    });
    const told = groupCentres(frames, UNITS);
    expect(told.map(({ units }) => Object.keys(units))).toEqual(
      frames.map(({ units }) => Object.keys(units)),
    );
    for (let f = 200; f < 400; f++) {
      expect(told[f]?.units.PAPI_C?.x).toBeCloseTo(frames[f]?.units.PAPI_C?.x ?? NaN, 9);
      expect(told[f]?.units.PAPI_C?.y).toBeCloseTo(frames[f]?.units.PAPI_C?.y ?? NaN, 9);
    }
  });

  it('takes a flight without lights, and one with a unit that was never seen', () => {
    expect(groupCentres([], UNITS)).toEqual([]);
    const { truth, frames } = flight({ isSeen: (unit) => unit !== 3 });
    const told = groupCentres(frames, UNITS);
    expect(told.every(({ units }) => units.PAPI_D === undefined)).toBe(true);
    expect(errorOf(told, truth, 1)).toBeLessThan(0.8 * errorOf(frames, truth, 1));
  });
});
