import type { SimulationInput } from '@papiscope/simulator';
import { drawFlight, type Draw } from '../matrix/draw';

/** A flight that is only looked at in sampled frames. `conditions`: the groups in which it is counted. */
export interface Scene {
  readonly number: number;
  readonly conditions: readonly string[];
  readonly options: SimulationInput;
}

/** What is special about a scene; every tenth scene has the same. */
const KINDS = [
  'left',
  'right',
  'both sides',
  'APAPI',
  'left, panned',
  'inner unit dark',
  'end unit dark',
  'one colour only',
  'left, zoomed',
  'right, panned',
] as const;
type Kind = (typeof KINDS)[number];

/** Metres between neighbouring units of the simulated bars. */
const UNIT_SPACING = 9;
const FRAMES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const;
/** Largest part of the frame's width between neighbouring units. */
const MOST_SPACING: Partial<Record<Kind, number>> = { 'both sides': 1 / 17, APAPI: 1 / 5 };

/** Scenes of a seed, always the same. Every condition is drawn for itself, so that all of them meet. */
export function planScenes(seed: number, count: number): Scene[] {
  return Array.from({ length: count }, (_, number) => planScene(seed, number));
}

function planScene(seed: number, number: number): Scene {
  const kind = KINDS[number % KINDS.length] ?? 'left';
  const draw = drawFlight(seed, number);
  const frame = FRAMES[Math.floor(draw.unit('frame') * FRAMES.length)] ?? FRAMES[0];
  const distance = draw.between('distance', 250, 450);
  const widest = Math.min(250, frame.width * (MOST_SPACING[kind] ?? 1 / 7));
  const narrowest = (1.02 * frame.width * UNIT_SPACING) / 2 / distance;
  const spacing = draw.log('spacing', Math.max(15, narrowest), widest);
  const light = draw.pick<'day' | 'dusk' | 'night'>('light', ['day', 'dusk', 'night']);
  const exposure = draw.log('exposure', 0.6, 20);
  const distractors = draw.chance('distractors', 0.85);
  const options: SimulationInput = {
    ...frame,
    ...special(kind, draw),
    seed: seed * 100_000 + number,
    fps: 10,
    distance,
    light,
    exposure,
    distractors,
    fov: (360 / Math.PI) * Math.atan((frame.width * UNIT_SPACING) / 2 / spacing / distance),
    blur: Math.max(0.4, (Math.min(spacing / 12, draw.between('spot', 0.7, 2.6)) * 1280) / frame.width),
    climbSpeed: draw.between('speed', 0.7, 1.5),
    deviationsArcmin: [0, 1, 2, 3].map((i) => draw.between(`deviation ${i}`, -7, 7)),
    heading: draw.between('heading', 0, 360),
    whiteRedRatio: draw.between('ratio', 1.1, 2.1),
    redGreen: draw.between('red', 0.04, 0.13),
    unitSpread: draw.between('spread', 0, 0.12),
    led: draw.chance('led', 0.3),
    wind: draw.between('wind', 0.3, 2),
    shake: draw.between('shake', 0.3, 2),
    shutterSeconds: draw.log('shutter', 1 / 2000, 1 / 100),
    tone: draw.pick('tone', ['srgb', 'bt709', 'gamma22', 's-curve']),
    noise: draw.between('noise', 0.4, 2),
    halo: draw.between('halo', 0.02, 0.2),
    haze: draw.between('haze', 0, 0.7),
    lag: draw.between('lag', -0.5, 0.5),
    ...positioning(draw),
    ground: 'coarse',
  };
  const conditions = [
    kind,
    light,
    exposure < 2 ? 'exposure 0.6–2' : exposure < 8 ? 'exposure 2–8' : 'exposure 8–20',
    spacing < 30 ? 'spacing 15–30 px' : spacing < 80 ? 'spacing 30–80 px' : 'spacing 80–250 px',
    distractors ? 'other lights' : 'no other lights',
    options.rtk === true ? 'RTK' : 'height off by metres',
  ];
  return { number, conditions, options };
}

function special(kind: Kind, draw: Draw): SimulationInput {
  const whole = {
    lowAngle: draw.between('low', 1.8, 2.2),
    highAngle: draw.between('high', 3.8, 4.2),
    pan: 0.5,
  };
  switch (kind) {
    case 'left':
      return whole;
    case 'right':
      return { ...whole, sides: 'right' };
    case 'both sides':
      return { ...whole, sides: 'both' };
    case 'APAPI':
      return { ...whole, kind: 'apapi', sides: draw.pick('side', ['left', 'right']) };
    case 'left, panned':
      return { ...whole, pan: draw.between('pan', 1.5, 5) };
    case 'right, panned':
      return { ...whole, sides: 'right', pan: draw.between('pan', 1.5, 5) };
    case 'inner unit dark':
      return { ...whole, dark: [draw.pick('dark', ['PAPI_B', 'PAPI_C'])] };
    case 'end unit dark':
      return { ...whole, dark: [draw.pick('dark', ['PAPI_A', 'PAPI_D'])] };
    case 'one colour only':
      return draw.chance('red', 0.5)
        ? { lowAngle: 1.1, highAngle: 2.25, passes: 'up' }
        : { lowAngle: 3.8, highAngle: 5.2, passes: 'down' };
    case 'left, zoomed':
      return { ...whole, zoom: draw.between('zoom', 0.6, 2) };
  }
}

function positioning(draw: Draw): SimulationInput {
  if (draw.chance('rtk', 0.7)) return { rtk: true, heightNoise: 0.02, heightBias: 0 };
  return { rtk: false, heightNoise: 0.3, heightBias: draw.between('bias', -20, 20) };
}
