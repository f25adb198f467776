import { fromEnu, metresPerDegree } from '../geodesy';
import type { DronePath, GeodeticPoint } from '../types';
import { normal, uniform } from './random';

/** The bar that the flights are flown around. */
export const BAR: GeodeticPoint = { latitude: 48.1702, longitude: 17.2127, height: 172.4 };

/** Metres east, north and up of the bar at a time in seconds. */
export type Flight = (time: number) => { east: number; north: number; up: number };

/** A climb and a descent through the lights with soft ends, 25 m in 20 s each way, drifting to and fro by a few metres. */
export const climb: Flight = (time) => ({
  east: 231 + 2 * Math.sin(time / 4),
  north: 263 + 1.5 * Math.cos(time / 5),
  up: 17.5 - 12.5 * Math.cos((2 * Math.PI * time) / 40),
});

export interface Recording {
  readonly seconds?: number;
  readonly updateHz?: number;
  readonly cueHz?: number;
  readonly noise?: number;
  readonly degreeDecimals?: number;
  readonly heightDecimals?: number;
  readonly seed?: number;
  /** More fields for every cue. */
  readonly extra?: (time: number) => string;
  /** Cues that are left out. */
  readonly missing?: (time: number) => boolean;
  /** Time at which the drone's updates stop, while the cues go on repeating the last one until the second time. */
  readonly frozen?: readonly [number, number];
}

/** What an aircraft would write: the last update repeated in every cue. */
export function record(flight: Flight, recording: Recording = {}): string {
  const { seconds = 40, updateHz = 10, cueHz = 30, noise = 0, seed = 1 } = recording;
  const { degreeDecimals = 9, heightDecimals = 3, extra, missing, frozen } = recording;
  const random = normal(uniform(seed));
  const updates = Array.from({ length: Math.ceil(seconds * updateHz) + 1 }, (_, k) => {
    const at = flight(k / updateHz);
    const noisy = { east: random(), north: random(), up: random() };
    return fromEnu(BAR, {
      east: at.east + noise * noisy.east,
      north: at.north + noise * noisy.north,
      up: at.up + noise * noisy.up,
    });
  });
  const clock = (time: number): string => {
    const ms = Math.round(time * 1000);
    const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
    return `00:${two(ms / 60000)}:${two((ms / 1000) % 60)},${String(ms % 1000).padStart(3, '0')}`;
  };
  const cues = Array.from({ length: Math.floor(seconds * cueHz) }, (_, cue) => ({ cue, time: cue / cueHz }));
  return cues
    .filter(({ time }) => missing?.(time) !== true)
    .map(({ cue, time }) => {
      const hung = frozen !== undefined && time >= frozen[0] && time < frozen[1];
      const update = updates[Math.floor((hung ? frozen[0] : time) * updateHz + 1e-9)] ?? BAR;
      return (
        `${cue + 1}\n${clock(time)} --> ${clock((cue + 1) / cueHz)}\n<font size="28">FrameCnt: ${cue + 1}, DiffTime: 33ms\n` +
        `[latitude: ${update.latitude.toFixed(degreeDecimals)}] [longitude: ${update.longitude.toFixed(degreeDecimals)}] ` +
        `[rel_alt: ${(update.height - 170).toFixed(heightDecimals)} abs_alt: ${update.height.toFixed(heightDecimals)}] ${extra?.(time) ?? ''}</font>\n`
      );
    })
    .join('\n');
}

/** How far a path lies from the flown one between two times, metres. */
export function deviation(path: DronePath, flight: Flight, from: number, to: number) {
  const up: number[] = [];
  const horizontal: number[] = [];
  const perDegree = metresPerDegree(BAR.latitude);
  for (let time = from; time <= to; time += 0.1371) {
    const truth = fromEnu(BAR, flight(time));
    const found = path.at(time);
    if (found === null) throw new Error(`no position at ${time}`);
    up.push(found.height - truth.height);
    horizontal.push(
      (found.latitude - truth.latitude) * perDegree.latitude,
      (found.longitude - truth.longitude) * perDegree.longitude,
    );
  }
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const rms = (values: number[]): number => Math.sqrt(mean(values.map((value) => value * value)));
  return {
    meanUp: mean(up),
    rmsUp: rms(up),
    rmsHorizontal: rms(horizontal),
    maxUp: Math.max(...up.map(Math.abs)),
  };
}
