import type { Spot } from '../spots/find';
import type { FrameSpots } from '../spots/frame';
import { findBar } from './find';
import { plainBar, type BarModel } from './model';

const SETTINGS = [2.5, 2.83, 3.17, 3.5];
const FRAMES = 30;

const spot = (x: number, y: number, white: boolean, strength: number): Spot => ({
  ...{ x, y, strength },
  radius: 2.5,
  peak: strength + 30,
  greenRed: white ? 0.9 : 0.08,
});

const angleAt = (frame: number): number => 2 + (2 * frame) / (FRAMES - 1);

/** A climb past units 40 px apart at (300 + 40 i, 200), moved a little from frame to frame, with a line of edge lights below them. */
function climb(dark: readonly number[] = [], settings: readonly number[] = SETTINGS): FrameSpots[] {
  return Array.from({ length: FRAMES }, (_, frame) => {
    const shift = { x: 9 * Math.sin(frame), y: 6 * Math.cos(1.7 * frame) };
    const units = settings.flatMap((setting, i) =>
      dark.includes(i)
        ? []
        : [spot(300 + 40 * i + shift.x, 200 + shift.y, angleAt(frame) > setting, 140 - 3 * i)],
    );
    const others = Array.from({ length: 12 }, (_, i) =>
      spot(80 + 53 * i + shift.x, 330 + 7 * ((i * i) % 11) + shift.y, true, 60 + 3 * i),
    );
    return { timestamp: frame, width: 1280, height: 720, spots: [...units, ...others] };
  });
}

/** The same bar with the angles of exact telemetry. */
function known(settings: readonly number[]): BarModel {
  const points = settings.map((_, i) => ({ x: 0.02 * i, y: 0 }));
  return {
    places: settings.length,
    viewAt: (time) => ({ points, angles: settings.map(() => angleAt(time)), aim: null }),
    namings: [{ nominals: settings, doubt: 0 }],
    exactHeights: true,
  };
}

describe('the first look', () => {
  it('finds the units and their order by the colours alone', () => {
    const finding = findBar(climb(), plainBar(SETTINGS));
    expect(finding?.naming).toBe(0);
    expect(finding?.dark).toEqual([]);
    expect(finding?.confidence).toBeGreaterThan(0.9);
    const first = finding?.sightings[0];
    expect(first?.points.map(({ x }) => Math.round(x))).toEqual([300, 340, 380, 420]);
  });

  it('names them the other way round where the right end turns white first', () => {
    expect(findBar(climb([], SETTINGS.toReversed()), plainBar(SETTINGS))?.naming).toBe(1);
  });

  it('tells which unit is dark inside the bar', () => {
    const finding = findBar(climb([2]), plainBar(SETTINGS));
    expect(finding?.dark).toEqual([2]);
    expect(finding?.sightings[0]?.points[2]?.x).toBeCloseTo(380, 0);
  });

  it('is not sure which end is dark without telemetry, and tells it with exact telemetry', () => {
    expect(findBar(climb([0]), plainBar(SETTINGS))?.confidence).toBeLessThan(0.9);
    expect(findBar(climb([0]), known(SETTINGS))?.dark).toEqual([0]);
  });

  it('finds a bar of two by the angles at which it changes colour', () => {
    const two = [2.75, 3.25];
    const finding = findBar(climb([], two), known(two));
    expect(finding?.confidence).toBeGreaterThan(0.9);
    expect(finding?.sightings[0]?.points.map(({ x }) => Math.round(x))).toEqual([300, 340]);
  });

  it('is sure of units whose lamps stand apart: those of one unit are no other bar', () => {
    // a longer lens, units that do not stand in line, and in most of the frames all are of one colour
    const far = [0, 2, 4, 13, 18, 25, 27, 29].map((i) => climb()[i]!);
    const lamps = far.map(({ spots, ...frame }) => ({
      ...{ ...frame, width: 2.6 * 1280 },
      spots: spots
        .map((spot, i) => ({ ...spot, x: 2.6 * spot.x, y: spot.y + ([0, 4, -2, 2][i] ?? 0) }))
        .flatMap((spot) =>
          spot.y < 250 ? [-7, 0, 7].map((dx) => ({ ...spot, x: spot.x + dx, radius: 1 })) : [spot],
        ),
    }));
    const finding = findBar(lamps, known(SETTINGS));
    expect(finding?.sightings[0]?.points.map(({ x }) => Math.round(x / 2.6))).toEqual([300, 340, 380, 420]);
    expect(finding?.confidence).toBeGreaterThan(0.97);
  });

  it('is never sure of lights that do not change as a PAPI does', () => {
    expect(findBar(climb([0, 1, 2, 3]), known(SETTINGS))?.confidence ?? 0).toBeLessThan(0.5);
  });
});
