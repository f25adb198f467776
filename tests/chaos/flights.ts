import path from 'node:path';
import { parseSimulation, PRESETS, simulateFlight, type SimulatedFlight } from '@papiscope/simulator';

/** Flights that take seconds of work; nobody looks at how well they are measured. */
const TINY = {
  ...PRESETS.short,
  ...{ width: 320, height: 180, fps: 10, fov: 12, climbSpeed: 5, holdSeconds: 0, pan: 0 },
  ...{ passes: 'up', lowAngle: 2.3, highAngle: 3.7, distractors: false },
} as const;
const SMALL = { ...TINY, fps: 12, climbSpeed: 2.5, lowAngle: 2.2, highAngle: 3.8 };

export interface Flights {
  readonly small: SimulatedFlight;
  readonly tiny: SimulatedFlight;
}

export async function makeFlights(folder: string): Promise<Flights> {
  return {
    small: await simulateFlight(parseSimulation(SMALL), path.join(folder, 'small')),
    tiny: await simulateFlight(parseSimulation(TINY), path.join(folder, 'tiny')),
  };
}
