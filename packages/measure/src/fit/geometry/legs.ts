import { valueAt, type TimeTable } from './time-table';
import type { Leg } from '../types';

/** A reversal counts as a turn when the angle comes back by this much, arc minutes. */
const TURN_ARCMIN = 8;

/**
 * Cuts a flight into legs of one vertical direction (a zigzag with hysteresis, so that hovering and gusts make no legs).
 * `times`: video seconds, rising; angles are those at `timeOffset`. Legs that cross less than the hysteresis are left out.
 */
export function findLegs(times: Float64Array, tables: readonly TimeTable[], timeOffset: number): Leg[] {
  const track: TrackPoint[] = [];
  for (const time of times) {
    let sum = 0;
    for (const table of tables) sum += valueAt(table, time + timeOffset);
    const angle = sum / tables.length;
    if (Number.isFinite(angle)) track.push({ time, angle });
  }
  const turns = turningPoints(track);
  const legs: Leg[] = [];
  for (let i = 1; i < turns.length; i++) {
    const a = turns[i - 1];
    const b = turns[i];
    if (!a || !b || Math.abs(b.angle - a.angle) < TURN_ARCMIN) continue;
    legs.push({ direction: b.angle > a.angle ? 'up' : 'down', from: a.time, to: b.time });
  }
  return legs;
}

interface TrackPoint {
  readonly time: number;
  readonly angle: number;
}

function turningPoints(track: readonly TrackPoint[]): TrackPoint[] {
  const turns: TrackPoint[] = [];
  let heading = 0;
  let [low, high] = [track[0], track[0]];
  for (const point of track) {
    if (heading >= 0 && (!high || point.angle >= high.angle)) high = point;
    if (heading <= 0 && (!low || point.angle <= low.angle)) low = point;
    if (!low || !high) continue;
    if (heading === 0 && high.angle - low.angle > TURN_ARCMIN) {
      heading = high.time > low.time ? 1 : -1;
      turns.push(heading > 0 ? low : high);
    } else if (heading > 0 && high.angle - point.angle > TURN_ARCMIN) {
      turns.push(high);
      [heading, low] = [-1, point];
    } else if (heading < 0 && point.angle - low.angle > TURN_ARCMIN) {
      turns.push(low);
      [heading, high] = [1, point];
    }
  }
  const last = heading > 0 ? high : low;
  if (heading !== 0 && last) turns.push(last);
  return turns;
}

/** Index of the leg a video time belongs to: the first that ends at or after it, else the last. */
export function legIndex(legs: readonly Leg[], time: number): number {
  const found = legs.findIndex((leg) => time <= leg.to);
  return found < 0 ? Math.max(0, legs.length - 1) : found;
}
