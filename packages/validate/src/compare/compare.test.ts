import type { FrameMeasurement } from '@papiscope/shared/contracts';
import type { DronePath } from '@papiscope/measure';
import { createEdge, type Truth } from '@papiscope/simulator';
import { siteSchema, type LightMeasurement } from '@papiscope/shared/contracts';
import { compareDetection, trueLights } from './detection';
import { perfectColourErrors } from './perfect-colour';
import { compareTracking } from './tracking';

const NAMES = ['PAPI_A', 'PAPI_B'] as const;
const FPS = 30;
const DISTANCE = 350;
const METRES_PER_DEGREE = 110_574.28;

const site = siteSchema.parse({
  airport: { icao: 'ZZZZ' },
  runway: { code: '36', heading: 0 },
  reference_points: NAMES.map((point_type) => ({
    point_type,
    latitude: 0,
    longitude: 0,
    elevation_wgs84: 0,
  })),
});

/** A climb from 2° to 3.4° and back in 40 s. */
const angleAt = (time: number): number => 2 + 1.4 * (1 - Math.abs(time / 20 - 1));
const edges = { PAPI_A: createEdge('erf', 2.5, 3), PAPI_B: createEdge('asymmetric', 2.9, 5) };

const truth: Truth = {
  schema: 'papiscope.truth/1',
  seed: 1,
  frame_width: 640,
  frame_height: 160,
  fps: FPS,
  time_offset_s: 0.2,
  units: Object.fromEntries(
    NAMES.map((name) => {
      const { theta10, theta50, theta90 } = edges[name];
      return [name, { lit: true, nominal: 2.5, theta10, theta50, theta90 }];
    }),
  ),
  frames: Array.from({ length: 40 * FPS }, (_, frame) => {
    const time = frame / FPS;
    const unit = (name: (typeof NAMES)[number], x: number) => ({
      ...{ x, y: 80, visible: frame < 1100 },
      angle: angleAt(time),
      white: edges[name].white(angleAt(time)),
    });
    return { frame, time, units: { PAPI_A: unit('PAPI_A', 200), PAPI_B: unit('PAPI_B', 240) } };
  }),
};

const units = NAMES.map((name) => ({
  ...{ name, lit: true, nominal: 2.5, shape: 'erf' as const },
  ...{ widthArcmin: 60 * (edges[name].theta90 - edges[name].theta10), edge: edges[name] },
}));

/** Telemetry 0.2 s late whose heights are wrong by `error` metres. */
const pathWith = (error: (time: number) => number): DronePath => ({
  ...{
    start: 0,
    end: 40,
    grade: 'rtk' as const,
    update_hz: 10,
    height_scatter_m: null,
    height_missed_m: null,
  },
  at: (time) => ({
    latitude: -DISTANCE / METRES_PER_DEGREE,
    longitude: 0,
    height:
      DISTANCE * Math.tan((angleAt(time - 0.2) * Math.PI) / 180) + DISTANCE ** 2 / 12_670_880 + error(time),
    ...{ u_horizontal_m: null, u_vertical_m: null, gimbal_pitch: null, gimbal_roll: null, gimbal_yaw: null },
  }),
});

describe('a perfect colour reading', () => {
  it.each([
    { height: 0.0509, bothWays: true },
    { height: 0.0509, bothWays: false },
    { height: -12, bothWays: true },
  ])('finds the angle of a height error of $height m, both ways $bothWays', ({ height, bothWays }) => {
    const errors = perfectColourErrors(
      truth,
      units,
      site,
      pathWith(() => height),
      bothWays,
    );
    for (const { name, edge } of units) {
      const angle = (edge.theta50 * Math.PI) / 180;
      const raised = Math.atan(Math.tan(angle) + height / DISTANCE);
      expect(errors.get(name)).toBeCloseTo((60 * 180 * (raised - angle)) / Math.PI, 1);
    }
  });

  it('takes a clock error for one where passes in both directions tell it', () => {
    const late = { ...truth, time_offset_s: 0 };
    const errors = perfectColourErrors(
      late,
      units,
      site,
      pathWith(() => 0),
      true,
    );
    expect(Math.abs(errors.get('PAPI_A') ?? NaN)).toBeLessThan(0.06);
  });
});

describe('tracking', () => {
  const light = (x: number, status: LightMeasurement['status'], saturated = 0): LightMeasurement => ({
    ...{ status, rgb: null, intensity: null, angle: null, horizontal_angle: null, distance_ground: null },
    ...{ distance_direct: null, area_pixels: 9, x, y: 80, linear_ratio_g_r: 1, confidence: 1 },
    saturated_fraction: saturated,
  });
  const row = (frame_number: number, a: LightMeasurement, b: LightMeasurement): FrameMeasurement => ({
    ...{ frame_number, timestamp: frame_number / FPS, drone_latitude: null, drone_longitude: null },
    ...{ drone_elevation: null, gimbal_pitch: null, gimbal_roll: null, gimbal_yaw: null },
    ...{ papi_a: a, papi_b: b },
  });

  it('counts identities, inventions, centroids and status', () => {
    const counts = compareTracking(
      [
        row(0, light(200.05, 'RED'), light(240.11, 'RED', 0.2)),
        row(1, light(239, 'RED'), light(240, 'WHITE')),
        row(1150, light(200, 'RED'), light(240, 'RED')),
      ],
      truth,
    );
    expect(counts).toMatchObject({ expected: 4, tracked: 4, identity_errors: 1, invented: 2 });
    expect(counts).toMatchObject({ plain: 4, status_agrees: 3 });
    expect(counts.centroid_unclipped[2]).toBe(1);
    expect(counts.centroid_clipped[5]).toBe(1);
  });
});

describe('detection', () => {
  it('is right on the boxes of the truth and wrong when names are exchanged', () => {
    const { lights, timestamp } = trueLights(truth);
    const found = { lights, timestamp, confidence: 0.95, frame_width: 640, frame_height: 160 };
    expect(compareDetection(found, truth)).toMatchObject({ right: true, complete: true, confidence: 0.95 });
    const { PAPI_A, PAPI_B } = lights;
    if (PAPI_A === undefined || PAPI_B === undefined) throw new Error('two units are wanted');
    const exchanged = { ...found, lights: { PAPI_A: PAPI_B, PAPI_B: PAPI_A } };
    expect(compareDetection(exchanged, truth).right).toBe(false);
    expect(compareDetection({ ...found, lights: { PAPI_B } }, truth).complete).toBe(false);
    expect(compareDetection(null, truth).found).toBe(false);
  });
});
