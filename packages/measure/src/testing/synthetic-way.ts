import { fromEnu } from '../geodesy';
import type { GeodeticPoint } from '../types';
import { element } from './element';
import type { SyntheticFlight } from './synthetic-options';

export const ORIGIN: GeodeticPoint = { latitude: 48.17, longitude: 17.2127, height: 133.4 };

export const HEADING = 221.3;

/** Height above the lens plane over time: legs of constant speed with rounded ends and a second of hovering between. */
export function heights(flight: SyntheticFlight): { duration: number; at: (t: number) => number } {
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

export function dronePoint(distance: number, height: number, t: number): GeodeticPoint {
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
export function correlatedNoise(
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
