import { z } from 'zod';
import { PapiscopeError, unitNameSchema } from '@papiscope/shared/contracts';
import { EDGE_SHAPES } from './light/edge';
import { TONE_CURVES } from './image/tone';

const between = (low: number, high: number) => z.number().min(low).max(high);

/** Everything that shapes a simulated flight. Angles in degrees, widths in arc minutes, lengths in metres, times in seconds. */
export const simulationSchema = z.strictObject({
  seed: z.number().int().min(0).default(1),
  width: z.number().int().min(160).max(4096).multipleOf(2).default(1280),
  height: z.number().int().min(90).max(2304).multipleOf(2).default(720),
  fps: between(5, 120).default(30),
  codec: z.enum(['h264', 'hevc']).default('h264'),
  /** Constant rate factor of the encoder: lower is better and larger. 16 spends about as many bits per pixel as a drone does. */
  crf: z.number().int().min(0).max(40).default(16),
  /** Mean rate of the encoder in Mbit/s, in place of constant quality. */
  megabits: between(0.02, 200).optional(),
  /** Telemetry as a file beside the video or as a subtitle track in it. */
  telemetryTrack: z.enum(['sidecar', 'embedded']).default('sidecar'),

  airport: z.string().default('ZZZZ'),
  runway: z.string().default('22'),
  heading: between(0, 360).default(221.3),
  latitude: between(-80, 80).default(48.1702),
  longitude: between(-180, 180).default(17.2127),
  /** Height of the ground at the bar above the ellipsoid. */
  elevation: between(-400, 5000).default(172.4),
  kind: z.enum(['papi', 'apapi']).default('papi'),
  sides: z.enum(['left', 'right', 'both']).default('left'),

  /** Setting angles of one side, from the outer unit to the inner one; without them those of ICAO for a 3° approach. */
  nominalAngles: z.array(between(0.5, 15)).min(2).max(4).optional(),
  /** True deviations of the units from nominal, arc minutes; repeated when there are more units than entries. */
  deviationsArcmin: z.array(between(-30, 30)).min(1).default([1.8, -0.7, 2.6, -2.2]),
  widthsArcmin: z.array(between(0.2, 30)).min(1).default([3, 4, 3.4, 5]),
  edges: z.array(z.enum(EDGE_SHAPES)).min(1).default(['erf', 'asymmetric', 'logistic', 'double']),
  /** Units that are out of order. */
  dark: z.array(unitNameSchema).default([]),
  /** Red flux of the white beam over that of the red beam. */
  whiteRedRatio: between(0.4, 4).default(1.4),
  /** Green over red flux of the red beam, linear camera RGB; below 0 it is redder than a camera can code. */
  redGreen: between(-0.1, 0.4).default(0.075),
  /** By what part the light in the middle of the change is above that of both colours together; 0 where nothing is said. */
  surplus: between(-0.5, 0.5).optional(),
  /** Share by which colours and intensities differ from unit to unit. */
  unitSpread: between(0, 0.5).default(0.06),
  /** Pulse-width modulated LEDs that beat with the shutter. */
  led: z.boolean().default(false),
  /** Each unit's LEDs have a drive of their own, at nearly the same rate as the others; one drive for all where nothing is said. */
  ownDrives: z.boolean().optional(),
  /** Lamps of a unit side by side, 0.35 m apart; one where nothing is said. */
  lampsPerUnit: z.number().int().min(1).max(4).optional(),
  /** Arc minutes between the lamp of a unit that changes colour first and the last one; all change together where nothing is said. */
  lampsApartArcmin: between(0, 10).optional(),

  /** Ground distance between bar and drone. */
  distance: between(60, 2000).default(350),
  lowAngle: between(0.3, 10).default(1.9),
  highAngle: between(0.5, 14).default(4.2),
  /** Mean vertical speed. */
  climbSpeed: between(0.1, 8).default(0.68),
  passes: z.enum(['both', 'up', 'down']).default('both'),
  /** Passes at a constant height, nearer to the bar and back, with the angles and times of climbs at `distance`; climbs where nothing is said. */
  levelRuns: z.boolean().optional(),
  /** Rest at the turning points. */
  holdSeconds: between(0, 30).default(1.5),
  /** Strength of gusts and hovering drift; 1 is a breeze. */
  wind: between(0, 10).default(1),
  /** Strength of gimbal drift and shake. */
  shake: between(0, 10).default(1),
  /** Turn the camera aside and back once, degrees. */
  pan: between(0, 20).default(1.2),
  /** Zoom in by this factor after the first half. */
  zoom: between(0.5, 3).default(1),
  /** Horizontal field of view. */
  fov: between(3, 90).default(24),

  light: z.enum(['day', 'dusk', 'night']).default('day'),
  /** Peak pixel of a white unit over full scale. */
  exposure: between(0.05, 60).default(3),
  /** By what the camera multiplies its exposure between parts of the flight of equal length; it keeps it where nothing is said. */
  exposureSteps: z.array(between(0.1, 10)).max(20).optional(),
  /** The same for half of the rest at the turning point, or of the last one where only one way is flown; not at all where nothing is said. */
  exposureAtRest: between(0.1, 10).optional(),
  shutterSeconds: between(1 / 8000, 1 / 5).default(1 / 400),
  /** Time between the first and the last row of the rolling shutter. */
  readoutSeconds: between(0, 0.03).default(0.012),
  tone: z.enum(TONE_CURVES).default('srgb'),
  /** The video declares its tone curve, where there is a name for it; else BT.709, as most cameras do. */
  declaresTone: z.boolean().optional(),
  /** Sensor noise; 1 is a good small sensor. */
  noise: between(0, 10).default(1),
  /** Width of the point spread's core: standard deviation in pixels of a 1280 pixels wide frame. */
  blur: between(0.4, 16).default(1),
  /** The sensor sees one colour in each pixel (Bayer pattern), and the camera interpolates the others; else it sees all three everywhere. */
  mosaic: z.boolean().optional(),
  /** How much the camera sharpens its pictures: unsharp mask of 5 × 5 pixels on luma, of this strength; not at all where nothing is said. */
  sharpening: between(0, 3).optional(),
  /** Part of the light in the wide wings. */
  halo: between(0, 0.6).default(0.08),
  /** Extinction at the bar: 0 clear, 1 heavy. */
  haze: between(0, 1).default(0.15),
  /** Texture of the ground: `coarse` is painted sooner and blurs it where the camera sees it from near. */
  ground: z.enum(['fine', 'coarse']).default('fine'),
  /** Brightness of the units' fronts around their lenses, parts of that of the paint of markings; not drawn where nothing is said. */
  housings: between(0.05, 2).optional(),
  /** Other lights: runway lights, an obstruction light, a car, glints. */
  distractors: z.boolean().default(true),

  updateHz: between(0.5, 100).default(10),
  /** How late the telemetry is: video time + lag = telemetry time. */
  lag: between(-3, 3).default(0.12),
  rtk: z.boolean().default(true),
  /** Standard deviation of the telemetry's height. */
  heightNoise: between(0, 5).default(0.018),
  /** Constant error of the telemetry's absolute height. */
  heightBias: between(-100, 100).default(0),
});

/** A complete description of one flight. */
export type Simulation = z.infer<typeof simulationSchema>;
/** What a caller may give; everything else takes its default. */
export type SimulationInput = z.input<typeof simulationSchema>;

/** Checks a description and fills its defaults. Throws `validation_failed` with what is wrong with which field. */
export function parseSimulation(input: unknown): Simulation {
  const parsed = simulationSchema.safeParse(input);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new PapiscopeError('validation_failed', `${faults.join('; ')}.`);
  }
  if (parsed.data.kind === 'apapi' && (parsed.data.nominalAngles?.length ?? 2) !== 2) {
    throw new PapiscopeError('validation_failed', 'An APAPI has two units a side.');
  }
  if (parsed.data.highAngle <= parsed.data.lowAngle) {
    throw new PapiscopeError('validation_failed', 'The highest angle must lie above the lowest one.');
  }
  return parsed.data;
}
