import { frameFor, FULL_HD, type Conditions } from './core';
import type { Draw } from './draw';

/** Conditions outside of those the targets speak of, each by its name. What is not said stays as in the core set. */
interface Stress {
  /** What is hard about it. */
  readonly about: string;
  change(core: Conditions, draw: Draw): Conditions;
}

const more = (core: Conditions, options: Conditions['more']): Conditions => ({
  ...core,
  more: { ...core.more, ...options },
});

/** Level runs lead up to the bar to this part of their distance in the middle. */
const NEAREST = 0.75;

export const STRESS = {
  'one-pass': {
    about: 'a climb or a descent only, telemetry without lag',
    change: (core, draw) => more(core, { passes: draw.pick('direction', ['up', 'down']), lag: 0 }),
  },
  'one-pass-lag': {
    about: 'a climb or a descent only, unknown lag up to 0.5 s',
    change: (core, draw) => more(core, { passes: draw.pick('direction', ['up', 'down']) }),
  },
  'no-rtk': {
    about: 'satellite heights without RTK: slow drift of 0.25 m, bias up to 20 m',
    change: (core, draw) =>
      more(core, { rtk: false, heightNoise: 0.25, heightBias: draw.between('bias', -20, 20) }),
  },
  'height-noise': {
    about: 'RTK heights that scatter by 3 to 6 cm while the telemetry states 2 cm',
    change: (core, draw) => more(core, { heightNoise: draw.between('height noise', 0.03, 0.06) }),
  },
  narrow: {
    about: 'transitions of 1 to 1.5′',
    change: (core, draw) => ({
      ...core,
      widthsArcmin: core.widthsArcmin.map((_, i) => draw.between(`narrow ${i}`, 1, 1.5)),
    }),
  },
  far: {
    about: '400 to 500 m',
    change: (core, draw) => ({ ...core, distance: draw.between('far', 400, 500) }),
  },
  fast: {
    about: '1.5 to 3 m/s',
    change: (core, draw) => ({ ...core, climbSpeed: draw.between('fast', 1.5, 3) }),
  },
  overexposed: {
    about: '16 to 20 times full scale',
    change: (core, draw) => ({ ...core, exposure: draw.between('over', 16, 20) }),
  },
  'tiny-spots': {
    about: 'wide angle: a bar of 60 to 90 pixels, spots of about 2 pixels',
    change: (core, draw) => ({
      ...core,
      focal: draw.between('tiny', 800, 1200),
      spot: draw.between('tiny spot', 0.6, 0.9),
    }),
  },
  'low-rate': {
    about: '2 to 6 Mbit/s',
    change: (core, draw) => ({ ...core, megabits: draw.log('low rate', 2, 6) }),
  },
  haze: {
    about: 'heavy haze',
    change: (core, draw) => more(core, { haze: draw.between('heavy haze', 0.6, 1) }),
  },
  zoom: {
    about: 'zooms in by 1.5 to 2.5 between the passes',
    change: (core, draw) => ({
      ...more(core, { zoom: draw.between('zoom', 1.5, 2.5) }),
      focal: Math.min(core.focal, 2400),
    }),
  },
  'leaves-frame': {
    about: 'the camera is turned away and back, so that lights leave the frame',
    change: (core) => ({ ...more(core, { pan: 5 }), frame: frameFor(core) }),
  },
  gusts: {
    about: 'strong gusts and a shaking gimbal',
    change: (core) => more(core, { wind: 3, shake: 3 }),
  },
  'dark-unit': {
    about: 'one unit out of order',
    change: (core, draw) =>
      more(core, { dark: [draw.pick('dark', ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'])] }),
  },
  apapi: {
    about: 'two units',
    change: (core) => more(core, { kind: 'apapi' }),
  },
  'both-sides': {
    about: 'a bar on each side of the runway',
    change: (core) => ({ ...more(core, { sides: 'both' }), focal: Math.min(core.focal, 2400) }),
  },
  sparse: {
    about: '1 to 2 positions a second',
    change: (core, draw) => more(core, { updateHz: draw.between('sparse', 1, 2) }),
  },
  lamps: {
    about: 'two to four lamps a unit, which a long lens shows apart',
    change: (core, draw) => ({
      ...more(core, { lampsPerUnit: draw.pick('lamps', [2, 3, 4]) }),
      focal: draw.log('long lens', 3600, 6500),
      spot: draw.between('lamp spot', 0.9, 1.5),
    }),
  },
  'lamps-apart': {
    about:
      'two or three lamps a unit, which a long lens shows apart and which change colour up to 1.5′ apart',
    change: (core, draw) => ({
      ...more(core, {
        lampsPerUnit: draw.pick('lamps', [2, 3]),
        lampsApartArcmin: draw.between('apart', 0.5, 1.5),
      }),
      focal: draw.log('long lens', 3600, 6500),
      spot: draw.between('lamp spot', 0.9, 1.5),
    }),
  },
  'sharp-lamps': {
    about:
      'two or three lamps a unit, which a long and sharp lens shows apart and which change colour up to 2.5′ apart',
    change: (core, draw) => ({
      ...more(core, {
        lampsPerUnit: draw.pick('lamps', [2, 3]),
        lampsApartArcmin: draw.between('apart', 0.5, 2.5),
      }),
      focal: draw.log('long lens', 4500, 8000),
      spot: draw.between('lamp spot', 0.5, 0.75),
    }),
  },
  'exposure-steps': {
    about: 'a camera that changes its exposure twice, by up to 2.5 times',
    change: (core, draw) =>
      more(core, { exposureSteps: [draw.log('first step', 0.4, 2.5), draw.log('second step', 0.4, 2.5)] }),
  },
  'bright-red': {
    about:
      'red light that a camera sees brighter beside the white one than that of halogen lamps, as from LEDs: white over red 0.45 to 1.1',
    change: (core, draw) => more(core, { whiteRedRatio: draw.log('bright red', 0.45, 1.1) }),
  },
  surplus: {
    about:
      'units that give up to a quarter more or less light in the middle of their change than both colours together',
    change: (core, draw) => more(core, { surplus: draw.between('surplus', -0.25, 0.25) }),
  },
  'two-scales': {
    about: 'edges with a scale of their own on each side of the middle, one 1.8 times the other',
    change: (core, draw) =>
      more(core, {
        edges: [0, 1, 2, 3].map((i) => draw.pick(`wide ${i}`, ['wide-above', 'wide-below'])),
      }),
  },
  'deep-red': {
    about: 'red light that is redder than a camera can code, as aviation red may be: no green by night',
    change: (core, draw) => more(core, { redGreen: draw.between('deep red', -0.08, -0.02) }),
  },
  hlg: {
    about: 'a camera that records in hybrid log-gamma',
    change: (core) => more(core, { tone: 'hlg' }),
  },
  'declared-curve': {
    about: 'a camera with sRGB or a power of 1/2.2 whose videos declare it',
    change: (core, draw) =>
      more(core, { tone: draw.pick('declared', ['srgb', 'gamma22']), declaresTone: true }),
  },
  'exposure-at-rest': {
    about:
      'a camera whose exposure is shortened by one to two stops for two seconds, while the drone rests at its highest point',
    change: (core, draw) => more(core, { holdSeconds: 4, exposureAtRest: draw.log('shortened', 0.25, 0.5) }),
  },
  sharpened: {
    about: 'a camera that sharpens its pictures',
    change: (core, draw) => more(core, { sharpening: draw.between('sharpening', 0.4, 1) }),
  },
  housings: {
    about: 'units with bright fronts in the sun, a third to three quarters as bright as painted markings',
    change: (core, draw) => more(core, { light: 'day', housings: draw.between('housings', 0.33, 0.75) }),
  },
  'own-drives': {
    about: 'pulsed LEDs of which each unit has a drive of its own, seen with short exposures',
    change: (core, draw) =>
      more(core, {
        led: true,
        ownDrives: true,
        shutterSeconds: draw.log('own drives shutter', 1 / 2000, 1 / 400),
      }),
  },
  mosaic: {
    about: 'a sensor that sees one colour in each pixel (Bayer pattern) and interpolates the others',
    change: (core) => more(core, { mosaic: true }),
  },
  film: {
    about: 'a camera whose curve has the contrast of film, or its soft highlights alone',
    change: (core, draw) => more(core, { tone: draw.pick('film', ['film', 'soft']) }),
  },
  'level-runs': {
    about:
      'the drone comes nearer at a constant height and goes back, at about 5 to 10 m/s, in place of climbing and descending',
    change: (core, draw) => {
      const slow = { ...more(core, { levelRuns: true }), climbSpeed: draw.between('level', 0.25, 0.5) };
      return { ...slow, frame: frameFor({ ...slow, distance: NEAREST * core.distance }) };
    },
  },
  'whole-frames': {
    about: 'whole frames in place of the strip around the lights',
    change: (core) => ({ ...core, frame: FULL_HD.frame }),
  },
  scenes: {
    about: 'whole frames of a wide camera at 5 frames a second: detection among other lights',
    change: (core, draw) => ({
      ...more(core, { fps: 5, distractors: true }),
      frame: FULL_HD.frame,
      focal: draw.log('scene focal', 1350, 3200),
      climbSpeed: draw.between('scene speed', 0.8, 1.5),
    }),
  },
} as const satisfies Record<string, Stress>;

export type StressName = keyof typeof STRESS;
export const STRESS_NAMES = Object.keys(STRESS) as readonly StressName[];
