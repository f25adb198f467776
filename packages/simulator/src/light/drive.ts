import type { Simulation } from '../options';
import type { Random } from '../random';

/** Pulses a second of an LED's drive, part of each in which it is lit, and what it gives in between. */
const RATE = 240.7;
const DUTY = 0.6;
const FLOOR = 0.1;
/** By what part the rates of drives of the same make differ at most. */
const RATES_APART = 1e-3;
/** Moments of an exposure that are looked at. */
const STEPS = 16;

/** Share of its mean light that a unit gives while the shutter is open, in the middle of which is `time`, seconds. */
export type Drive = (time: number) => number;

/** The drive of each unit: none of steady lamps; of LEDs one for all, or one for each, which starts at any moment. */
export function drivesOf(
  { led, ownDrives = false, shutterSeconds: shutter }: Simulation,
  units: number,
  random: Random,
): Drive[] {
  const drive = (): Drive => {
    const rate = ownDrives ? RATE * (1 + RATES_APART * random.between(-1, 1)) : RATE;
    const start = ownDrives ? random.between(0, 1) : 0;
    return (time) => pulsed((moment) => moment * rate + start, time, shutter);
  };
  return Array.from({ length: units }, () => (led ? drive() : () => 1));
}

/** `turns`: of the drive until a moment. */
function pulsed(turns: (moment: number) => number, time: number, shutter: number): number {
  let lit = 0;
  for (let i = 0; i < STEPS; i++) {
    const turn = turns(time + shutter * ((i + 0.5) / STEPS - 0.5));
    if (turn - Math.floor(turn) < DUTY) lit++;
  }
  return FLOOR + ((1 - FLOOR) * lit) / STEPS / DUTY;
}
