import { readFile } from 'node:fs/promises';
import { lightsSchema, unitNameSchema, type Lights, type SegmentEntry } from '@papiscope/shared/contracts';
import { truthSchema } from '@papiscope/simulator';
import type { MadeClip } from './make-clip';

/** Where the lights are in a frame: boxes in percent, and luma pixels. */
export interface TrueLights {
  readonly lights: Lights;
  readonly places: SegmentEntry['units'];
}

/** The same in a clip's first frame. */
export async function trueLights({ flight }: Pick<MadeClip, 'flight'>): Promise<TrueLights> {
  const truth = truthSchema.parse(JSON.parse(await readFile(flight.truth, 'utf8')));
  const units = Object.entries(truth.frames[0]?.units ?? {});
  const boxes = units.map(([name, { x, y }]) => {
    const box = { x: (100 * (x + 0.5)) / truth.frame_width, y: (100 * (y + 0.5)) / truth.frame_height };
    return [name, { ...box, size: 1 }] as const;
  });
  return {
    lights: lightsSchema.parse(Object.fromEntries(boxes)),
    places: units.map(([name, { x, y }]) => ({ unit: unitNameSchema.parse(name), x, y })),
  };
}
