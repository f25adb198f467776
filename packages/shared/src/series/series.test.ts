import { flightResultSchema, frameMeasurementSchema, type FrameMeasurement } from '../contracts';
import { makeSeries } from './make';
import { shiftInTime } from './shift';

const FPS = 60;
const FRAMES = 108_000;
const RATE = 3 / (FRAMES / FPS);

/** Half an hour of one slow climb from 2° to 5°; unit A is out of sight in the first frame. */
function frameAt(frame: number): FrameMeasurement {
  const timestamp = frame / FPS;
  const angle = 2 + RATE * timestamp;
  const light = { status: frame === 0 ? 'NOT_VISIBLE' : 'RED', angle, linear_ratio_g_r: 0.1, intensity: 100 };
  return frameMeasurementSchema.parse({ frame_number: frame, timestamp, papi_a: light });
}

async function* rows(count: number) {
  for (let i = 0; i < count; i += 1) yield { frame: frameAt(i) };
  yield { warning: 'Row 9 is not JSON.' };
}

const result = (angle: number, offset: number) =>
  flightResultSchema.parse({
    schema: 'papiscope.result/1',
    software: { version: '1', algorithm: '1' },
    inputs: { video_sha256: '', telemetry_sha256: null },
    units: {
      PAPI_A: {
        lit: true,
        nominal_angle: 3,
        tolerance: 0.1,
        transition: {
          angle,
          start: angle - 0.02,
          end: angle + 0.02,
          width_arcmin: 2.4,
          u_angle_arcmin: 0.3,
          u_width_arcmin: 0.3,
          k: 2,
          definition: '',
          passes: [],
          budget: [],
        },
        deviation_arcmin: 0,
        verdict: 'pass',
        reason: null,
        frames: { total: 1, tracked: 1, visible: 1 },
      },
    },
    time_offset: { seconds: offset, u_seconds: 0.01 },
    positioning: { grade: 'rtk', absolute_angles: 'valid' },
    glide_path: null,
    sectors: [],
    symmetry: [],
    checks: [],
    warnings: [],
  });

test('a long flight is thinned, but not where a light changes its colour', async () => {
  const series = await makeSeries('id', rows(FRAMES), result(3, 0), 1000);
  expect(series.total_frames).toBe(FRAMES);
  expect(series.unreadable).toBe(1);
  expect(series.time.length).toBeGreaterThan(1400);
  expect(series.time.length).toBeLessThan(1700);
  expect([series.frame[0], series.frame.at(-1)]).toEqual([0, FRAMES - 1]);
  const near = series.units.PAPI_A!.angle.filter((angle) => Math.abs((angle ?? 0) - 3) <= 0.1);
  expect(near.length).toBeGreaterThanOrEqual(600);
  expect(series.units.PAPI_A!.signal[0]).toBeNull();
});

test('angles have the time offset applied, nothing else has', async () => {
  const series = await makeSeries('id', rows(600), result(2.005, 0.5), 10_000);
  const at = series.frame.indexOf(120);
  expect(series.time[at]).toBe(2);
  expect(series.units.PAPI_A!.angle[at]).toBeCloseTo(2 + RATE * 2.5, 5);
  expect(series.units.PAPI_A!.angle.at(-1)).toBeNull();
});

test('values between two times, and none beyond the ends', () => {
  expect(shiftInTime([0, 1, 2], [0, 10, 40], 0.5)).toEqual([5, 25, NaN]);
  expect(shiftInTime([0, 1, 2], [0, 10, 40], -0.5)).toEqual([NaN, 5, 25]);
  expect(shiftInTime([0, 1], [3, NaN], 0.5)).toEqual([NaN, NaN]);
});
