import type { SimulationInput } from '@papiscope/simulator';
import type { Draw } from './draw';
import { stripFor, type Strip } from './strip';

/** A 1080p frame, 30 a second: what bit rates are compared at. */
export const FULL_HD = { frame: { width: 1920, height: 1080 }, fps: 30 } as const;

/** ICAO Annex 14 settings for a 3° approach from the outer unit inwards, degrees. */
const SETTINGS: readonly number[] = [2.5, 2 + 50 / 60, 3 + 10 / 60, 3.5];
/** Angles flown beyond the transitions on both sides, so that both colours are seen pure: degrees. */
const PLATEAU = 0.2;
/** Metres from the point the camera looks at to the farthest unit of a bar on one side. */
const ONE_SIDE = 27;
const BOTH_SIDES = 66;

/** Conditions that a set fixes or widens; everything else is drawn as for the core set. */
export interface Conditions {
  readonly distance: number;
  readonly climbSpeed: number;
  readonly exposure: number;
  readonly widthsArcmin: readonly number[];
  readonly deviationsArcmin: readonly number[];
  /** Of the unzoomed camera, pixels. */
  readonly focal: number;
  /** Standard deviation of the point spread's core, pixels. */
  readonly spot: number;
  /** Mbit/s of a 1080p video at 30 frames a second with as many bits a pixel. */
  readonly megabits: number;
  /** Whole frame in place of a strip, pixels. */
  readonly frame: { readonly width: number; readonly height: number } | null;
  /** Anything else that the simulator is told. */
  readonly more: SimulationInput;
}

/** Conditions under which the stated accuracy must hold. */
export function coreConditions(draw: Draw): Conditions {
  const four = [0, 1, 2, 3] as const;
  return {
    distance: draw.between('distance', 300, 400),
    climbSpeed: draw.between('speed', 0.5, 1.5),
    exposure: draw.log('exposure', 0.6, 16),
    widthsArcmin: four.map((i) => draw.log(`width ${i}`, 2, 11)),
    deviationsArcmin: four.map((i) => draw.between(`deviation ${i}`, -9, 9)),
    focal: draw.log('focal', 1350, 3600),
    spot: draw.between('spot', 0.9, 2.6),
    megabits: draw.log('rate', 6, 90),
    frame: null,
    more: {
      fps: draw.pick('fps', [24, 25, 29.97, 30]),
      codec: draw.chance('codec', 0.65) ? 'h264' : 'hevc',
      telemetryTrack: draw.chance('track', 0.75) ? 'sidecar' : 'embedded',
      sides: draw.chance('side', 0.75) ? 'left' : 'right',
      heading: draw.between('heading', 0, 360),
      edges: four.map((i) => draw.pick(`edge ${i}`, ['erf', 'logistic', 'asymmetric', 'double'])),
      whiteRedRatio: draw.between('ratio', 1.1, 2.1),
      redGreen: draw.between('red', 0.04, 0.13),
      unitSpread: draw.between('spread', 0, 0.12),
      led: draw.chance('led', 0.35),
      holdSeconds: draw.between('hold', 0.6, 1.2),
      wind: draw.between('wind', 0.4, 1.6),
      shake: draw.between('shake', 0.4, 1.4),
      pan: draw.between('pan', 0, 1),
      light: draw.pick('light', ['day', 'dusk', 'night']),
      shutterSeconds: draw.log('shutter', 1 / 2000, 1 / 120),
      readoutSeconds: draw.between('readout', 0.002, 0.02),
      tone: draw.pick('tone', ['srgb', 'bt709', 'gamma22', 's-curve']),
      noise: draw.between('noise', 0.5, 1.8),
      halo: draw.between('halo', 0.03, 0.16),
      haze: draw.between('haze', 0, 0.5),
      distractors: draw.chance('distractors', 0.8),
      updateHz: draw.log('update', 5, 50),
      lag: draw.between('lag', -0.5, 0.5),
      ground: 'coarse',
      rtk: true,
      heightNoise: 0.02,
      heightBias: 0,
    },
  };
}

/** The strip of the frame in which the lights stay under these conditions. */
export function frameFor({ focal, distance, climbSpeed, more }: Conditions): Strip {
  return stripFor({
    focal,
    distance,
    climbSpeed,
    pan: more.pan ?? 0,
    shake: more.shake ?? 0,
    zoom: more.zoom ?? 1,
    reach: more.sides === 'both' ? BOTH_SIDES : ONE_SIDE,
  });
}

/** The simulator's options for conditions. `seed`: what chance brings in the flight itself. */
export function simulationOf(conditions: Conditions, seed: number): SimulationInput {
  const { distance, climbSpeed, focal, more } = conditions;
  const settings = more.nominalAngles ?? (more.kind === 'apapi' ? [2.75, 3.25] : SETTINGS);
  const edges = settings.map((setting, i) => ({
    angle: setting + at(conditions.deviationsArcmin, i) / 60,
    width: at(conditions.widthsArcmin, i) / 60,
  }));
  const lowAngle = Math.min(...edges.map(({ angle, width }) => angle - 0.7 * width)) - PLATEAU;
  const highAngle = Math.max(...edges.map(({ angle, width }) => angle + 0.9 * width)) + PLATEAU;
  const fps = more.fps ?? 30;
  const { width, height } = conditions.frame ?? frameFor(conditions);
  return {
    ...more,
    seed,
    width,
    height,
    fov: round((360 / Math.PI) * Math.atan(width / 2 / focal)),
    blur: round(conditions.spot * (1280 / width)),
    distance: round(distance),
    climbSpeed: round(climbSpeed),
    exposure: round(conditions.exposure),
    widthsArcmin: conditions.widthsArcmin.map(round),
    deviationsArcmin: conditions.deviationsArcmin.map(round),
    lowAngle: round(lowAngle),
    highAngle: round(highAngle),
    megabits: round(
      conditions.megabits * (areaOf({ width, height }) / areaOf(FULL_HD.frame)) * (fps / FULL_HD.fps),
    ),
  };
}

function areaOf({ width, height }: Strip): number {
  return width * height;
}

function at(values: readonly number[], i: number): number {
  return values[i % values.length] ?? 0;
}

/** Four decimals are enough for every condition and keep options readable. */
function round(value: number): number {
  return Number(value.toFixed(4));
}
