import type { Spot } from '../spots/find';
import { agreement, disorder } from './colours';
import { leastGap } from './places';
import type { BarModel } from './model';
import type { Placement } from './placement';
import type { FrameOffer, Story } from './story';

const { abs, exp, hypot, max, min } = Math;

/** What speaks for a story. */
export interface Evidence {
  /** Sampled frames in which the bar stands. */
  readonly frames: number;
  /** Part of the sampled frames. */
  readonly coverage: number;
  /** Mean likeness of shape and brightness, 0–1. */
  readonly likeness: number;
  /** Units seen both red and white, in at least two frames each: whole units, halves for a single frame. */
  readonly changes: number;
  /** Mean agreement of colours with angles, −1…1, or part of the frames whose colours stand in a PAPI's order where no angle is known. */
  readonly order: number;
  /** Different numbers of white units seen. */
  readonly patterns: number;
  /** Lead over the best story that says something else, as a part of this story's score. */
  readonly lead: number;
}

/** Units seen in both colours: 1 for each with two frames of either, ½ with a single one. */
export function changesIn(model: BarModel, story: Story): number {
  let changes = 0;
  for (let place = 0; place < model.places; place++) {
    let red = 0;
    let white = 0;
    for (const placement of story.placements) {
      const value = placement?.whiteness[place] ?? NaN;
      if (value < 0.25) red += 1;
      if (value > 0.75) white += 1;
    }
    changes += min(1, min(red, white) / 2);
  }
  return changes;
}

export function weigh(model: BarModel, frames: readonly FrameOffer[], story: Story, rival: number): Evidence {
  const nominals = model.namings[story.reading.naming]?.nominals ?? [];
  const patterns = new Set<number>();
  let present = 0;
  let likeness = 0;
  let order = 0;
  let weight = 0;
  story.placements.forEach((placement, f) => {
    const view = frames[f]?.view;
    if (placement === null || view === undefined) return;
    present += 1;
    likeness += placement.likeness;
    let whites = 0;
    placement.whiteness.forEach((value, i) => {
      if (value > 0.5) whites += 1;
      const angle = view.angles[i] ?? null;
      if (angle === null || Number.isNaN(value)) return;
      const fit = agreement(value, angle, nominals[i] ?? 0, story.reading.bias);
      const sure = abs(agreement(1, angle, nominals[i] ?? 0, story.reading.bias));
      order += fit;
      weight += sure;
    });
    patterns.add(whites);
    if (view.angles[0] === null) {
      order += disorder(placement.whiteness, nominals) > 0.4 ? 0 : 1;
      weight += 1;
    }
  });
  return {
    frames: present,
    coverage: present / max(1, frames.length),
    likeness: likeness / max(1, present),
    changes: changesIn(model, story),
    order: weight > 0 ? order / weight : 0,
    patterns: patterns.size,
    lead: story.score > 0 ? (story.score - rival) / story.score : 0,
  };
}

/**
 * Probability that the lights are the bar and carry the right names, 0–1. What only a PAPI does, changing colour unit by unit at the angles
 * that are expected, weighs most; standing in shape through many frames comes second; a story that says something else and is nearly as
 * good takes all of it away.
 */
export function confidenceOf(model: BarModel, evidence: Evidence): number {
  const { frames, coverage, likeness, changes, order, lead } = evidence;
  const steady = min(1, frames / 8) * min(1, coverage / 0.5);
  const shape = model.places > 2 ? 0.09 * frames * likeness : 0;
  const seen = 1 - exp(-(1.3 * changes + shape) * steady);
  const ordered = max(0, min(1, (order - 0.4) / 0.45));
  const distinct = max(0, min(1, lead / 0.22));
  return seen * ordered * (0.25 + 0.75 * distinct);
}

/** What two stories say of the frames that both tell of. */
function sharedOf(a: Story, b: Story): [Placement, Placement][] {
  return a.placements.flatMap((placement, f): [Placement, Placement][] => {
    const other = b.placements[f] ?? null;
    return placement === null || other === null ? [] : [[placement, other]];
  });
}

/** True when two stories put the units elsewhere in the frames that both tell of. */
export function differ(a: Story, b: Story): boolean {
  const shared = sharedOf(a, b);
  const apart = shared.filter(([placement, other]) => {
    const near = 0.3 * leastGap(placement.points);
    return placement.points.some((point, i) => {
      const there = other.points[i];
      return there === undefined || hypot(there.x - point.x, there.y - point.y) > near;
    });
  });
  const renamed = a.reading.naming !== b.reading.naming;
  return renamed || shared.length === 0 || apart.length > 0.3 * shared.length;
}

/** True when a story's lights are, in most frames that both tell of, the lamps of one unit of the other story: parts of it, and nothing else. */
export function isOfOneUnit(story: Story, whole: Story): boolean {
  const shared = sharedOf(story, whole);
  const within = shared.filter(([lamps, { spots }]) =>
    spots.some((unit) => unit !== null && holds(unit, lamps)),
  );
  return within.length > 0.5 * shared.length;
}

/** Whether all lights of a placement are lamps of this one. */
function holds({ x, y, span = 0 }: Spot, { spots }: Placement): boolean {
  return span > 0 && spots.every((spot) => spot === null || hypot(spot.x - x, spot.y - y) <= span + 1);
}
