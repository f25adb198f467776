import type { UnitName } from '@papiscope/shared/contracts';
import type { Camera, ImagePoint } from './flight/camera';
import type { Installation } from './flight/installation';
import type { Trajectory } from './flight/trajectory';
import { verticalAngle, type Vector } from './geodesy/wgs84';
import { develop } from './image/develop';
import { exposeAnew } from './image/expose-anew';
import { clearLight, createLightBuffer } from './image/light-buffer';
import { createMosaic } from './image/mosaic';
import { createSensorNoise } from './image/noise';
import { createTone } from './image/tone';
import { createPicture, type Picture } from './image/yuv';
import { drivesOf, type Drive } from './light/drive';
import { exposureAt, setExposure } from './light/exposure';
import type { Rgb, UnitLight } from './light/unit';
import type { Simulation } from './options';
import type { Random } from './random';
import { drawBackdrop, type Backdrop } from './scene/backdrop';
import { paintGround } from './scene/ground-texture';
import { placeLamps } from './scene/lamps';
import { housingPainter } from './scene/housings';
import { paintSky } from './scene/sky';

/** Metres between neighbouring lamps of a unit. */
const LAMP_SPACING = 0.35;

/** What is true of one unit in one frame. `x`, `y`: pixels, whole numbers at pixel centres; `angle`: degrees; `white`: 0–1. */
export interface UnitTruth {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly white: number;
  readonly visible: boolean;
}

export type FrameTruth = Readonly<Partial<Record<UnitName, UnitTruth>>>;

/** Everything that stands still or moves by known laws. */
export interface Stage {
  readonly options: Simulation;
  readonly place: Installation;
  readonly lights: readonly UnitLight[];
  readonly trajectory: Trajectory;
  readonly camera: Camera;
}

/** Draws frames of one flight. The picture is reused: take its bytes before the next call. */
export interface Renderer {
  readonly picture: Picture;
  /** `time`: moment at which the middle row is exposed, seconds of video time. */
  draw(time: number): FrameTruth;
}

/** How bright runway lights stand beside the PAPI. */
const LAMP_SETTING: Record<Simulation['light'], number> = { day: 1, dusk: 0.4, night: 0.8 };
/** Amplification of the sensor. */
const DARKNESS: Record<Simulation['light'], number> = { day: 1, dusk: 3, night: 8 };

export function createRenderer(stage: Stage, random: Random): Renderer {
  const { options, place, camera, trajectory } = stage;
  const { width, height } = options;
  const tone = createTone(options.tone);
  const picture = createPicture(width, height);
  const buffer = createLightBuffer(width, height);
  const noise = createSensorNoise(options.noise, DARKNESS[options.light], tone, random.fork('noise'));
  const mosaic = options.mosaic ? createMosaic(width, height) : null;
  const grain = random.fork('grain');
  const twinkle = random.fork('twinkle');
  const exposure = setExposure(options);
  const drives = drivesOf(options, place.units.length, random.fork('drives'));
  const backdrop = paintBackdrop(options, tone, random);
  const paintHousings =
    options.housings === undefined
      ? null
      : housingPainter(
          place.units.map(({ local }) => local),
          options.housings,
          options.light,
          tone,
          camera,
        );
  const lamps = options.distractors
    ? placeLamps(trajectory.duration, LAMP_SETTING[options.light], random.fork('lamps'))
    : [];

  /** The light's way over the sensor while its rows are exposed; the middle entry is the middle of the exposure. */
  const trailOf = (at: (time: number) => Vector, time: number): { trail: ImagePoint[]; time: number } => {
    const guess = camera.project(at(time), camera.poseAt(time));
    const exposed = time + options.readoutSeconds * (guess.y / (height - 1) - 0.5);
    const see = (t: number): ImagePoint => camera.project(at(t), camera.poseAt(t));
    const half = options.shutterSeconds / 2;
    const [first, last] = [see(exposed - half), see(exposed + half)];
    const steps = Math.min(9, 1 + Math.ceil(Math.hypot(last.x - first.x, last.y - first.y) / 0.6));
    if (steps === 1) return { trail: [see(exposed)], time: exposed };
    const trail = Array.from({ length: steps }, (_, i) => see(exposed + half * ((2 * i + 1) / steps - 1)));
    return { trail, time: exposed };
  };

  const drawUnit = (
    unit: UnitLight,
    local: Vector,
    position: Installation['units'][number]['position'],
    drive: Drive,
    time: number,
    brightness: number,
  ) => {
    const { trail, time: exposed } = trailOf(() => local, time);
    const angle = verticalAngle(position, place.frame.toEcef(trajectory.at(exposed)));
    const gain = (1 + 0.02 * twinkle.normal()) * drive(exposed);
    for (const [lamp, fluxOf] of unit.lamps.entries()) {
      const flux = fluxOf(angle).map((value) => value * gain * brightness);
      const [right, along, up] = local;
      const aside = LAMP_SPACING * (lamp - (unit.lamps.length - 1) / 2);
      const from = aside === 0 ? trail : trailOf(() => [right + aside, along, up], time).trail;
      exposure.shine(buffer, from, asRgb(flux), camera.poseAt(exposed).focal);
    }
    const x = mean(trail.map((point) => point.x));
    const y = mean(trail.map((point) => point.y));
    const inside = x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
    return { x, y, angle, white: unit.edge.white(angle), visible: unit.lit && inside };
  };

  return {
    picture,
    draw(time) {
      const brightness = exposureAt(time, options, trajectory.duration);
      drawBackdrop(backdrop, camera.poseAt(time), picture);
      paintHousings?.(camera.poseAt(time), picture);
      if (brightness !== 1) exposeAnew(picture, tone, brightness);
      clearLight(buffer);
      const truth: Partial<Record<UnitName, UnitTruth>> = {};
      place.units.forEach((unit, i) => {
        const [light, drive] = [stage.lights[i], drives[i]];
        if (light !== undefined && drive !== undefined)
          truth[unit.name] = drawUnit(light, unit.local, unit.position, drive, time, brightness);
      });
      for (const lamp of lamps) {
        const { trail, time: exposed } = trailOf((t) => lamp.at(t), time);
        const flux = lamp.flux(exposed).map((value) => value * brightness);
        exposure.shine(buffer, trail, asRgb(flux), camera.poseAt(exposed).focal);
      }
      develop(picture, buffer, tone, noise, mosaic, grain);
      return truth;
    },
  };
}

function paintBackdrop(options: Simulation, tone: ReturnType<typeof createTone>, random: Random): Backdrop {
  const focal = options.width / 2 / Math.tan((options.fov * Math.PI) / 360);
  const footprint = options.distance / focal;
  const finest = footprint < 0.14 ? 0.125 : footprint < 0.25 ? 0.25 : 0.5;
  const across = options.ground === 'coarse' ? 0.5 : finest;
  return {
    ground: paintGround(options.light, tone, across, random.fork('ground')),
    sky: paintSky(options.light, options.haze, tone, random.fork('sky')),
    visibility: 9000 / (1 + 14 * options.haze),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function asRgb([r = 0, g = 0, b = 0]: readonly number[]): Rgb {
  return [r, g, b];
}
