import type { ColourSample } from '../types';
import { element } from './element';
import { EDGES } from './synthetic-edges';
import type { SyntheticFlight } from './synthetic-options';

export function watch(
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
    const green = (1 - u) * flight.red + u * flight.rho * white;
    const mixed = flight.ground > 0.02 ? green : Math.max(0, green);
    const mean = 1 - u + u * flight.rho;
    const q = mixed / mean;
    const intensity = mean * (1 + 4 * flight.surplus * u * (1 - u));
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
      background: { r: flight.ground, g: flight.ground, b: flight.ground },
      saturated_fraction: red > flight.clipping ? 0.2 : 0,
      row: 0,
    });
  }
  return samples;
}

/** Part of the usual light: a shutter shorter than the dark time moves through the pulses. */
export function shining(pulsed: SyntheticFlight['pulsed'], unit: number, frame: number): number {
  if (pulsed === 'never') return 1;
  const turns = frame / 40 + (pulsed === 'apart' ? 0.31 * unit : 0);
  return Math.max(0.1, Math.min(1, 0.65 + 0.9 * Math.cos(2 * Math.PI * turns)));
}

function rings(red: number, clipping: number): number[] {
  return [0, 1, 2, 3, 4].map((r) => {
    const part = Math.exp(-(r * r) / 4.5) - Math.exp(-((r + 1) * (r + 1)) / 4.5);
    const peak = red * Math.exp(-(r * r) / 4.5);
    return peak > clipping ? Number.NaN : red * part;
  });
}

/** Rings of linearised luma of a light on its ground; no channel is coded below 0. */
function lumaRings(u: number, flight: SyntheticFlight, exposure: number, gauss: () => number): number[] {
  const { rho, red, white, surplus, ground } = flight;
  const channels = [
    1 - u + u * rho,
    (1 - u) * red + u * rho * white,
    (1 - u) * 0.5 * red + u * rho * 0.85 * white,
  ];
  const noise = 1 + flight.lumaNoise * gauss();
  return [0, 1, 2, 3, 4, 5, 6, 7].map((r) => {
    if (r < 2 && exposure > 0.5) return Number.NaN;
    const part = exposure * (1 + 4 * surplus * u * (1 - u)) * Math.exp(-(r * r) / 18);
    const coded = (background: number) =>
      [0.2126, 0.7152, 0.0722].reduce(
        (sum, w, c) => sum + w * Math.max(0, element(channels, c) * part + background) ** (1 / 2.2),
        0,
      ) ** 2.2;
    return Math.PI * ((coded(ground) - ground) * (2 * r + 1) * noise + 0.003 * gauss());
  });
}
