import type { FlightResult, FrameMeasurement } from '@papiscope/shared/contracts';
import { openFlight, type FrameTruth, type OpenFlight, type Picture } from '@papiscope/simulator';
import { runFfmpeg, type YuvFrame } from '@papiscope/video';
import { frameRow, measuredUnit } from '../../packages/video/src/testing/flights';

/**
 * A simulated climb through the transitions of units A and B, with each frame's number burnt into the picture: in large cells that stand still,
 * and in small ones below each of the two lights, so that they are seen in every picture cut around it.
 */
export interface NumberedFlight {
  readonly flight: OpenFlight;
  /** As many as were asked for, in any order. */
  readonly frames: number;
}

/** Pixels, and frames a second as ffmpeg writes them. */
export interface FlightWanted {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly rate: string;
}

const SHOWN = ['PAPI_A', 'PAPI_B'] as const;
/** Numbers below 64. */
const BITS = 6;
const SMALL = 4;
const LARGE = 16;
/** From the light's centre to the small cells' upper edge. */
const BELOW = 6;
/** Of the large cells in a picture of 640 × 360: below the lights, above the panel. */
const STILL = { x: 460, y: 240 };
const WHITE = 235;
const BLACK = 16;

const LOW = 2.2;
const HIGH = 3.1;
const DISTANCE = 300;
const tan = (degrees: number): number => Math.tan((degrees * Math.PI) / 180);

export function rateOf(rate: string): number {
  const [frames = 0, seconds = 1] = rate.split('/').map(Number);
  return frames / seconds;
}

/** The whole climb in the frames wanted. */
export function openNumberedFlight({ width, height, frames, rate }: FlightWanted): NumberedFlight {
  const fps = rateOf(rate);
  const climbSpeed = (DISTANCE * (tan(HIGH) - tan(LOW)) * fps) / (frames + 1);
  const flight = openFlight({
    ...{ width, height, fps, climbSpeed, distance: DISTANCE, lowAngle: LOW, highAngle: HIGH },
    ...{ passes: 'up', holdSeconds: 0, fov: 16, pan: 0, exposure: 0.8, ground: 'coarse', distractors: false },
  });
  return { flight, frames };
}

/** Draws the frames into a video; `argv` are output options. Tells the lights' places, frame by frame. */
export async function writeNumberedFlight(
  out: string,
  { flight, frames }: NumberedFlight,
  rate: string,
  argv: readonly string[] = [],
  convert?: { readonly format: string; of(picture: Picture): Uint8Array },
): Promise<FrameTruth[]> {
  const { width, height } = flight.options;
  const truth: FrameTruth[] = [];
  async function* pictures(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let n = 0; n < frames; n++) {
      const { picture, units } = flight.draw(n);
      truth.push(units);
      burn(picture, units, n);
      yield await Promise.resolve(convert?.of(picture) ?? Uint8Array.from(picture.bytes));
    }
  }
  const raw = ['-f', 'rawvideo', '-pix_fmt', convert?.format ?? 'yuv420p', '-s', `${width}x${height}`];
  await runFfmpeg(
    [
      ...[...raw, '-r', rate, '-i', 'pipe:0'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12'],
      ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', ...argv, out],
    ],
    { stdin: pictures() },
  );
  return truth;
}

function burn({ width, y: luma }: Picture, units: FrameTruth, n: number): void {
  const cells = (left: number, top: number, size: number): void => {
    for (let bit = 0; bit < BITS; bit++)
      for (let row = top; row < top + size; row++) {
        const from = row * width + left + bit * size;
        luma.fill((n >> bit) & 1 ? WHITE : BLACK, from, from + size);
      }
  };
  cells(STILL.x, STILL.y, LARGE);
  for (const name of SHOWN) {
    const light = units[name];
    if (light === undefined) continue;
    cells(Math.round(light.x + 0.5) - (BITS / 2) * SMALL, Math.round(light.y + 0.5) + BELOW, SMALL);
  }
}

export interface ReadOptions {
  /** Another place of a light in the frame as it is shown; pixels. */
  readonly place?: (light: { x: number; y: number }) => { x: number; y: number };
  readonly onlyRed?: boolean;
}

/** What a measurement without error would say of the flight's frames, shown at these times. */
export function rowsOf(
  truth: readonly FrameTruth[],
  times: readonly number[],
  { place = (light) => light, onlyRed = false }: ReadOptions = {},
): FrameMeasurement[] {
  return times.map((time, n) => {
    const lights = SHOWN.flatMap((name) => {
      const light = truth[n]?.[name];
      if (light === undefined) return [];
      const { angle, white } = light;
      const status = white < 0.1 || onlyRed ? 'RED' : white > 0.9 ? 'WHITE' : 'TRANSITION';
      return [[name.toLowerCase(), { ...place(light), angle, status, area: 64 }] as const];
    });
    return frameRow(n, time, Object.fromEntries(lights));
  });
}

/** The result of such a measurement. */
export function resultOf({ flight }: NumberedFlight): Pick<FlightResult, 'units' | 'time_offset'> {
  const units = SHOWN.flatMap((name) => {
    const light = flight.stage.lights.find((each) => each.name === name);
    if (light === undefined) return [];
    const { theta10, theta50, theta90 } = light.edge;
    const nominal = flight.stage.place.units.find((each) => each.name === name)?.nominal ?? 0;
    return [[name, measuredUnit(nominal, theta50, 60 * (theta90 - theta10))] as const];
  });
  return { units: Object.fromEntries(units), time_offset: null };
}

/** The number in the cells that stand still. */
export function stillNumber(frame: YuvFrame): number {
  return readNumber(frame, STILL, LARGE);
}

/** The number below a light, in a picture in which the light's centre lies at `centre` and is `zoom` times as large. */
export function movingNumber(frame: YuvFrame, centre: { x: number; y: number }, zoom: number): number {
  const corner = { x: centre.x - (BITS / 2) * SMALL * zoom, y: centre.y + BELOW * zoom };
  return readNumber(frame, corner, SMALL * zoom);
}

function readNumber(frame: YuvFrame, corner: { x: number; y: number }, cell: number): number {
  let number = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const x = Math.round(corner.x + (bit + 0.5) * cell);
    const y = Math.round(corner.y + 0.5 * cell);
    if ((frame.y[y * frame.width + x] ?? 0) > 128) number |= 1 << bit;
  }
  return number;
}
