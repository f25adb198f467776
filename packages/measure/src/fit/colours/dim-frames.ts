import type { ColourSample } from '../../types';
import { median } from '../../robust';
import type { UnitObservations } from '../types';

/** Rings of luma summed. */
const RINGS = 3;
/** A ring counts when it is unclipped in this part of a unit's frames. */
const UNCLIPPED = 0.9;
/** The usual light of a unit is the brightest of this many seconds before and after a frame. */
const AROUND = 1;
/** Lights dimmer than this part of their usual light show more of the encoder than of themselves. */
const DIM = 0.4;
/** Frames in a window of which the brightest few are passed over as chance. */
const OUTLIERS = 3;

/**
 * Frames in which all lights together are much dimmer than just before or after: pulsed lamps beating with the shutter. What an encoder
 * leaves of the colours of so faint a light is grey, which reads as white. A light that alone changes its colour makes no frame dim.
 */
export function dimFrames(units: readonly UnitObservations[]): ReadonlySet<number> {
  const brightest = new Map<number, number>();
  for (const { samples } of units) {
    for (const { frame, part } of partsOfUsual(samples)) {
      brightest.set(frame, Math.max(part, brightest.get(frame) ?? 0));
    }
  }
  return new Set([...brightest].flatMap(([frame, part]) => (part < DIM ? [frame] : [])));
}

function partsOfUsual(samples: readonly ColourSample[]): { frame: number; part: number }[] {
  const rings = Math.max(0, ...samples.map((s) => s.luma_rings.length));
  const clear = (ring: number) =>
    samples.filter((s) => Number.isFinite(s.luma_rings[ring])).length >= UNCLIPPED * samples.length;
  let from = 0;
  while (from < rings && !clear(from)) from++;
  const seen = samples
    .map((s) => ({ ...s, flux: s.luma_rings.slice(from, from + RINGS).reduce((sum, v) => sum + v, 0) }))
    .filter(({ flux }) => Number.isFinite(flux));
  let [first, last] = [0, 0];
  return seen.map(({ frame, time, flux }) => {
    while ((seen[first]?.time ?? Infinity) < time - AROUND) first++;
    while ((seen[last]?.time ?? Infinity) <= time + AROUND) last++;
    const around = seen.slice(first, last).map((s) => s.flux);
    const usual = median(around.sort((a, b) => b - a).slice(0, 2 * OUTLIERS + 1));
    return { frame, part: usual > 0 ? flux / usual : 1 };
  });
}
