import type { Point } from '../image';
import type { FrameSpots } from '../spots/frame';
import { changesIn, confidenceOf, differ, isOfOneUnit, weigh, type Evidence } from './confidence';
import type { BarModel } from './model';
import { findPlacements, type Placement } from './placement';
import { Stories, type FrameOffer, type Reading, type Story } from './story';

/** The bar in one of the sampled frames, place by place in the model's order; luma pixels. `outside`: beyond the frame; `lit`: its light was seen. */
export interface BarSighting {
  readonly timestamp: number;
  readonly points: readonly Point[];
  readonly outside: readonly boolean[];
  readonly lit: readonly boolean[];
  readonly radius: number;
  readonly spacing: number;
}

/**
 * What the first look found. `sightings` in order of time; `naming`: which of the model's namings; `dark`: places without a light;
 * `confidence`: 0–1 that place and names are right.
 */
export interface BarFinding {
  readonly sightings: readonly BarSighting[];
  readonly naming: number;
  readonly dark: readonly number[];
  readonly confidence: number;
  readonly evidence: Evidence;
}

/** Placements kept of a frame. Any two lights look like a bar of two. */
const KEPT = { pair: 120, row: 48 };
/** Steps of the telemetry's unknown error of angle, degrees. */
const ROUGH_BIASES = Array.from({ length: 33 }, (_, i) => 0.25 * (i - 16));
const EXACT_BIASES = [0, -0.12, 0.12];
/** What a story pays for being unlikely before the first frame. */
const DARK_UNIT = 2;
const PER_DEGREE = 0.4;
/** What each unit brings that is seen in both colours. */
const PER_CHANGE = 2.5;
/** Stories of one reading that are compared. */
const RIVALS = 3;

/** The row of lights that behaves like the modelled bar in frames spread over a flight, in order of time; null where there is none. */
export function findBar(frames: readonly FrameSpots[], model: BarModel): BarFinding | null {
  const offers = frames.map((frame): FrameOffer => {
    const view = model.viewAt(frame.timestamp);
    const most = model.places <= 2 ? KEPT.pair : KEPT.row;
    return {
      timestamp: frame.timestamp,
      width: frame.width,
      view,
      placements: findPlacements(frame, view.points, most),
    };
  });
  const stories = new Stories(model, offers);
  const told = readings(model, offers).flatMap((reading) => storiesOf(model, offers, stories, reading));
  const best = told.reduce<Story | null>(
    (most, story) => (most === null || story.score > most.score ? story : most),
    null,
  );
  if (best === null || best.score <= 0) return null;

  const rival = Math.max(
    0,
    ...told.filter((story) => differ(best, story) && !isOfOneUnit(story, best)).map((story) => story.score),
    ...(best.reading.bias === 0
      ? []
      : storiesOf(model, offers, stories, best.reading, best).map((story) => story.score)),
  );
  const evidence = weigh(model, offers, best, rival);
  return {
    sightings: sightingsOf(best, offers),
    naming: best.reading.naming,
    dark: best.reading.dark,
    confidence: confidenceOf(model, evidence),
    evidence,
  };
}

function readings(model: BarModel, offers: readonly FrameOffer[]): Reading[] {
  const angles = offers.some(({ view }) => view.angles[0] !== null);
  const biases = !angles ? [0] : model.exactHeights ? EXACT_BIASES : ROUGH_BIASES;
  const places = Array.from({ length: model.places }, (_, i) => i);
  const darks: number[][] = [[], ...(model.places > 2 ? places.map((place) => [place]) : [])];
  return model.namings.flatMap((_, naming) =>
    darks.flatMap((dark) => biases.map((bias): Reading => ({ naming, dark, bias }))),
  );
}

/** The best stories of a reading that have no light in common, at most {@link RIVALS}; those with `taken` lights left out. */
function storiesOf(
  model: BarModel,
  offers: readonly FrameOffer[],
  stories: Stories,
  reading: Reading,
  taken: Story | null = null,
): Story[] {
  const found: Story[] = [];
  const banned = new Set<Placement>(taken === null ? [] : touching(taken, offers));
  const most = reading.bias === 0 || taken !== null ? RIVALS : 1;
  while (found.length < most) {
    const story = stories.best(reading, banned);
    if (story.score <= 0) break;
    found.push(judged(model, story));
    for (const placement of touching(story, offers)) banned.add(placement);
  }
  return found;
}

/** The story with what its reading costs taken off. */
function judged(model: BarModel, story: Story): Story {
  const { naming, dark, bias } = story.reading;
  const doubt = model.namings[naming]?.doubt ?? 0;
  const price = doubt + DARK_UNIT * dark.length + (model.exactHeights ? 2 : PER_DEGREE) * Math.abs(bias);
  return { ...story, score: story.score + PER_CHANGE * changesIn(model, story) - price };
}

/** Placements that share a light with the story in its frame. */
function touching(story: Story, offers: readonly FrameOffer[]): Set<Placement> {
  return new Set(
    offers.flatMap(({ placements }, f) => {
      const taken = story.placements[f] ?? null;
      if (taken === null) return [];
      return placements.filter((placement) =>
        placement.spots.some((spot) => spot !== null && taken.spots.includes(spot)),
      );
    }),
  );
}

function sightingsOf(story: Story, offers: readonly FrameOffer[]): BarSighting[] {
  return offers.flatMap(({ timestamp }, f) => {
    const placement = story.placements[f] ?? null;
    if (placement === null) return [];
    const { points, outside, spacing, spots } = placement;
    const radius = Math.max(1, ...spots.map((spot) => spot?.radius ?? 0));
    const lit = spots.map((spot) => spot !== null);
    return [{ timestamp, points, outside, lit, spacing, radius }];
  });
}
