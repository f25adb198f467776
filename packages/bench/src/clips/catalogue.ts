import type { SimulationInput } from '@papiscope/simulator';
import { PRESETS } from '@papiscope/simulator';

/** A simulated flight that candidates are timed on, at the rate at which a drone records. */
export interface Clip {
  readonly name: string;
  readonly simulation: SimulationInput;
}

const flight = { ...PRESETS.short, seed: 3 } as const;
const hd = { ...flight, width: 1920, height: 1080 } as const;
const uhd = { ...flight, width: 3840, height: 2160 } as const;

/** For what is done many times over. */
export const SMALL_CLIP: Clip = { name: '540p10-h264', simulation: { ...flight, fps: 10 } };

/** Climb and descent of 15 s. */
export const CLIPS: readonly Clip[] = [
  { name: '1080p30-h264', simulation: { ...hd, codec: 'h264', megabits: 40 } },
  { name: '1080p60-h264', simulation: { ...hd, codec: 'h264', fps: 60, megabits: 60 } },
  { name: '1080p30-hevc', simulation: { ...hd, codec: 'hevc', megabits: 30 } },
  { name: '4k30-h264', simulation: { ...uhd, codec: 'h264', megabits: 100 } },
  { name: '4k30-hevc', simulation: { ...uhd, codec: 'hevc', megabits: 80 } },
];
