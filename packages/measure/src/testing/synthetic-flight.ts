import { siteSchema, type Site, type UnitName } from '@papiscope/shared/contracts';
import { fromEnu, lookAngles } from '../geodesy';
import type { ColourSample, DronePath, GeodeticPoint, PositioningGrade } from '../types';
import type { UnitObservations } from '../fit';
import { normal, uniform } from './random';

/** White part of the light at `x` arc minutes above the transition for a 10–90 % width; every form has one half at zero. */
export type EdgeForm = (x: number, width: number) => number;

export const EDGES = {
  logistic: (x, width) => 1 / (1 + Math.exp((-x * 2 * Math.log(9)) / width)),
  erf: (x, width) => 0.5 * (1 + erf(x / (0.5518 * width))),
  /** Error function whose upper side is 1.5 times as wide as the lower one. */
  asymmetric: (x, width) => 0.5 * (1 + erf(x / (0.5518 * width * (x > 0 ? 1.2 : 0.8)))),
  /** A lens step: two ramps with a flat piece between. */
  linear: (x, width) => Math.min(1, Math.max(0, 0.5 + (0.8 * x) / width)),
} satisfies Record<string, EdgeForm>;

/** A flight past a PAPI with known truth. Angles in degrees, widths in arc minutes, lengths in metres, times in seconds. */
export interface SyntheticFlight {
  readonly seed: number;
  readonly angles: readonly number[];
  readonly width: number;
  readonly edge: keyof typeof EDGES;
  readonly distance: number;
  /** Vertical speed of each leg, positive up. */
  readonly legs: readonly number[];
  readonly fps: number;
  /** Video time + lag = telemetry time. */
  readonly lag: number;
  readonly rho: number;
  readonly red: number;
  readonly white: number;
  readonly colourNoise: number;
  readonly outliers: number;
  readonly heightNoise: number;
  readonly heightCorrelation: number;
  readonly heightBias: number;
  readonly heightDrift: number;
  readonly grade: PositioningGrade;
  /** Time constant of the codec's chroma, seconds. */
  readonly chromaLag: number;
  /** Part of the frames whose chroma is the previous frame's. */
  readonly chromaHold: number;
  /** Relative change of exposure per second. */
  readonly exposureDrift: number;
  /** Whether the lamps are pulsed and beat with the shutter: dark for a third of every 40 frames. */
  readonly pulsed: boolean;
  /** Red flux in full-scale pixels at which the centre clips. */
  readonly clipping: number;
  /** Change of q_w per degree above the transition. */
  readonly whiteDrift: number;
  /** Whether the luma was measured, and its scatter in parts of the white level. */
  readonly luma: boolean;
  readonly lumaNoise: number;
  readonly dark: readonly number[];
  /** Angles flown, degrees. */
  readonly from: number;
  readonly to: number;
}

export const GOOD_FLIGHT: SyntheticFlight = {
  seed: 1,
  angles: [2.47, 2.84, 3.15, 3.6],
  width: 3,
  edge: 'erf',
  distance: 350,
  legs: [1, -1],
  fps: 30,
  lag: 0,
  rho: 1.39,
  red: 0.07,
  white: 0.82,
  colourNoise: 0.012,
  outliers: 0.005,
  heightNoise: 0.018,
  heightCorrelation: 1.5,
  heightBias: 0,
  heightDrift: 0,
  grade: 'rtk',
  chromaLag: 0.02,
  chromaHold: 0.1,
  exposureDrift: 0,
  pulsed: false,
  clipping: 40,
  whiteDrift: 0,
  luma: true,
  lumaNoise: 0.02,
  dark: [],
  from: 2.1,
  to: 4.0,
};

const UNITS: readonly UnitName[] = ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'];
const ORIGIN: GeodeticPoint = { latitude: 48.17, longitude: 17.2127, height: 133.4 };
const HEADING = 221.3;

export interface SyntheticObservations {
  readonly site: Site;
  readonly path: DronePath;
  readonly units: UnitObservations[];
  /** True vertical angle of unit `j` at video time `t`, degrees. */
  readonly trueAngle: (unit: number, time: number) => number;
}

export function flySynthetic(flight: SyntheticFlight): SyntheticObservations {
  const random = uniform(flight.seed);
  const gauss = normal(random);
  const points = flight.angles.map((_, j) => unitPoint(j));
  const site = siteOf(points);
  const track = heights(flight);
  const duration = track.duration;
  const truth = (t: number) => dronePoint(flight.distance, track.at(t), t);
  const noise = correlatedNoise(flight, duration, gauss);
  const path: DronePath = {
    start: -3,
    end: duration + 3,
    grade: flight.grade,
    update_hz: 10,
    at(t) {
      if (t < -3 || t > duration + 3) return null;
      const p = truth(t);
      const height = p.height + noise(t) + flight.heightBias + flight.heightDrift * t;
      const u = flight.grade === 'rtk' ? flight.heightNoise : null;
      return {
        ...p,
        height,
        u_horizontal_m: u,
        u_vertical_m: u,
        gimbal_pitch: -3,
        gimbal_roll: 0,
        gimbal_yaw: 41,
      };
    },
  };
  const trueAngle = (j: number, time: number) =>
    lookAngles(element(points, j), truth(time + flight.lag), HEADING).angle;
  const frames = Math.floor(duration * flight.fps);
  const exposure = Float64Array.from(
    { length: frames },
    (_, k) => Math.exp((flight.exposureDrift * k) / flight.fps) * (flight.pulsed ? beat(k) : 1),
  );
  const units = flight.angles.map((angle, j) => {
    const samples = flight.dark.includes(j)
      ? []
      : watch(flight, j, angle, frames, exposure, trueAngle, random, gauss);
    return {
      unit: element(UNITS, j),
      samples,
      totals: { total: frames, tracked: frames, visible: samples.length },
    };
  });
  return { site, path, units, trueAngle };
}

/** Part of the usual light: a shutter shorter than the dark time moves through the pulses. */
function beat(frame: number): number {
  return Math.max(0.1, Math.min(1, 0.65 + 0.9 * Math.cos((2 * Math.PI * frame) / 40)));
}

function watch(
  flight: SyntheticFlight,
  unit: number,
  setting: number,
  frames: number,
  exposure: Float64Array,
  trueAngle: (unit: number, time: number) => number,
  random: () => number,
  gauss: () => number,
): ColourSample[] {
  const samples: ColourSample[] = [];
  const alpha = flight.chromaLag > 0 ? 1 - Math.exp(-1 / (flight.fps * flight.chromaLag)) : 1;
  let seen = Number.NaN;
  for (let frame = 0; frame < frames; frame++) {
    const time = frame / flight.fps;
    const angle = trueAngle(unit, time);
    const x = (angle - setting) * 60;
    const u = EDGES[flight.edge](x, flight.width);
    const white = flight.white + (flight.whiteDrift * Math.max(0, x)) / 60;
    const mixed = (1 - u) * flight.red + u * flight.rho * white;
    const intensity = 1 - u + u * flight.rho;
    const q = mixed / intensity;
    if (!Number.isFinite(seen)) seen = q;
    else if (random() >= flight.chromaHold) seen += alpha * (q - seen);
    const noise = flight.colourNoise * (0.5 + seen) * gauss();
    const outlier = random() < flight.outliers ? (random() - 0.5) * 0.8 : 0;
    const red = 60 * intensity * element(exposure, frame) * (1 + 0.02 * gauss());
    samples.push({
      frame,
      time,
      green_red: seen + noise + outlier,
      sigma: Math.max(1e-4, flight.colourNoise * (0.5 + seen) * 0.7),
      red,
      red_rings: rings(red, flight.clipping),
      luma_rings: flight.luma ? lumaRings(u, flight, element(exposure, frame), gauss) : [],
      luma_ring_width: 1,
      background: { r: 0.06, g: 0.06, b: 0.06 },
      saturated_fraction: red > flight.clipping ? 0.2 : 0,
    });
  }
  return samples;
}

function rings(red: number, clipping: number): number[] {
  return [0, 1, 2, 3, 4].map((r) => {
    const part = Math.exp(-(r * r) / 4.5) - Math.exp(-((r + 1) * (r + 1)) / 4.5);
    const peak = red * Math.exp(-(r * r) / 4.5);
    return peak > clipping ? Number.NaN : red * part;
  });
}

/** Rings of linearised luma of a light on a background a fifth as bright as its own inner ring. */
function lumaRings(u: number, flight: SyntheticFlight, exposure: number, gauss: () => number): number[] {
  const { rho, red, white } = flight;
  const channels = [
    1 - u + u * rho,
    (1 - u) * red + u * rho * white,
    (1 - u) * 0.5 * red + u * rho * 0.85 * white,
  ];
  const noise = 1 + flight.lumaNoise * gauss();
  return [0, 1, 2, 3, 4, 5, 6, 7].map((r) => {
    if (r < 2 && exposure > 0.5) return Number.NaN;
    const part = exposure * Math.exp(-(r * r) / 18);
    const coded = (background: number) =>
      [0.2126, 0.7152, 0.0722].reduce(
        (sum, w, c) => sum + w * (element(channels, c) * part + background) ** (1 / 2.2),
        0,
      ) ** 2.2;
    return Math.PI * ((coded(0.06) - 0.06) * (2 * r + 1) * noise + 0.003 * gauss());
  });
}

function unitPoint(j: number): GeodeticPoint {
  return fromEnu(ORIGIN, { east: 9 * j * 0.75, north: -9 * j * 0.66, up: 0.05 * j });
}

function siteOf(points: readonly GeodeticPoint[]): Site {
  return siteSchema.parse({
    airport: { icao: 'LZIB', name: 'Synthetic' },
    runway: { code: '22', heading: HEADING },
    reference_points: points.map((p, j) => ({
      point_type: UNITS[j],
      latitude: p.latitude,
      longitude: p.longitude,
      elevation_wgs84: p.height,
      nominal_angle: [2.5, 2.833, 3.167, 3.5][j],
      tolerance: 0.1,
    })),
  });
}

/** Height above the lens plane over time: legs of constant speed with rounded ends and a second of hovering between. */
function heights(flight: SyntheticFlight): { duration: number; at: (t: number) => number } {
  const low = flight.distance * Math.tan((flight.from * Math.PI) / 180);
  const high = flight.distance * Math.tan((flight.to * Math.PI) / 180);
  const step = 0.02;
  const values: number[] = [];
  let height = element(flight.legs, 0) > 0 ? low : high;
  let speed = 0;
  const drive = (target: number) => {
    speed += Math.max(-0.8 * step, Math.min(0.8 * step, target - speed));
    height += speed * step;
    values.push(height);
  };
  for (let i = 0; i < 50; i++) drive(0);
  for (const leg of flight.legs) {
    while (leg > 0 ? height < high : height > low) drive(leg);
    while (Math.abs(speed) > 1e-9) drive(0);
    for (let i = 0; i < 50; i++) drive(0);
  }
  return {
    duration: values.length * step,
    at(t) {
      const position = Math.min(values.length - 1.001, Math.max(0, t / step));
      const i = Math.floor(position);
      return element(values, i) + (element(values, i + 1) - element(values, i)) * (position - i);
    },
  };
}

function dronePoint(distance: number, height: number, t: number): GeodeticPoint {
  const along = distance + 0.8 * Math.sin(t / 7);
  const across = 6 + 1.5 * Math.sin(t / 11);
  const back = ((HEADING + 180) * Math.PI) / 180;
  const right = ((HEADING + 90) * Math.PI) / 180;
  return fromEnu(ORIGIN, {
    east: along * Math.sin(back) + across * Math.sin(right),
    north: along * Math.cos(back) + across * Math.cos(right),
    up: height,
  });
}

/** First-order autoregressive height noise at 10 Hz, linear between. */
function correlatedNoise(
  flight: SyntheticFlight,
  duration: number,
  gauss: () => number,
): (t: number) => number {
  const rate = 10;
  const keep = Math.exp(-1 / (rate * flight.heightCorrelation));
  const values = [flight.heightNoise * gauss()];
  for (let i = 1; i < (duration + 8) * rate; i++) {
    values.push(keep * element(values, i - 1) + flight.heightNoise * Math.sqrt(1 - keep * keep) * gauss());
  }
  return (t) => {
    const position = (t + 4) * rate;
    const i = Math.max(0, Math.floor(position));
    return element(values, i) + (element(values, i + 1) - element(values, i)) * (position - i);
  };
}

/** Error function (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}

/** Element of an array whose bounds are known; throws where they are not. */
function element<T>(array: ArrayLike<T>, index: number): T {
  const value = array[index];
  if (value === undefined) throw new RangeError(`no element ${index}`);
  return value;
}
