import { apertureFor } from '../light/aperture';
import { centroid } from '../light/centroid';
import { ColourDecoder } from '../light/colour';
import { lumaProfile, type LumaProfile } from '../light/luma-profile';
import { measureLight, type LightPhotometry } from '../light/photometry';
import type { Point, Region, YuvImage } from '../image';
import { findSpots, type Spot } from '../spots/find';
import { spotsOf } from '../spots/frame';
import { lightRadius } from '../spots/radius';
import { matchConstellation, type Expected, type Match } from './match';
import { areAsBright, reacquire, type RememberedLight } from './reacquire';
import { apply } from './similarity';

/** A unit in one frame: sub-pixel centre in luma pixels and its light. Null in {@link FrameSighting} where it was not found. */
export interface LightObservation extends Point {
  readonly photometry: LightPhotometry;
  readonly luma: LumaProfile | null;
  readonly confidence: number;
}

export interface FrameSighting {
  readonly index: number;
  readonly timestamp: number;
  /** Same order as the units given to the tracker. */
  readonly lights: readonly (LightObservation | null)[];
}

/** Where the units are in the first frame, luma pixels. */
export interface TrackStart {
  readonly points: readonly Point[];
}

const { abs, ceil, hypot, max, min } = Math;

interface UnitState {
  point: Point;
  greenRed: number | null;
  lastSeen: number;
  /** Seen at least so often that it is surely no dark one. */
  known: boolean;
  seen: number;
  light: RememberedLight | null;
}

/** Frames of full search are dear: once lost, only every so many frames is searched as a whole. */
const LOST_SEARCH_EVERY = 3;
/** After so many frames without the group it is lost: it may be anywhere, and at another zoom. */
const LOST_AFTER = 5;
/** A unit found in so many frames is known to be lit. */
const KNOWN_AFTER = 10;
/** Spots looked at around the group. */
const MOST_SPOTS = 28;
/** The aperture stays as it is until the group has grown or shrunk by this part. */
const ZOOM_STEP = 0.1;
/** What is remembered of a light fades by this factor a frame. */
const FORGET = 0.99;
/** A unit counts as lit when it was found within the last so many seconds. */
const LIT_MEMORY = 1;

/**
 * Follows one bar through a video as a constellation. Feed it every frame in order. It predicts all units with the group's motion, assigns
 * spots jointly and refines each centre; a unit without a spot of its own in a frame gets no observation there.
 */
export class ConstellationTracker {
  private readonly units: UnitState[];
  private velocity: Point = { x: 0, y: 0 };
  private lastTime: number | null = null;
  private missedFrames = 0;
  /** Of the lights, luma pixels, and the distance between units at which it was measured. */
  private size: { readonly radius: number; readonly spacing: number } | null = null;
  /** Rings of the luma profile are compared from frame to frame: their width stays that of the first size. */
  private ringRadius: number | null = null;
  private decoder: ColourDecoder | null = null;

  constructor(start: TrackStart) {
    this.units = start.points.map((point) => ({
      point,
      greenRed: null,
      lastSeen: -Infinity,
      known: false,
      seen: 0,
      light: null,
    }));
  }

  /** The units in this frame; moves the tracker on. */
  follow(image: YuvImage): FrameSighting {
    const decoder = (this.decoder ??= new ColourDecoder(image));
    const nothing = { index: image.index, timestamp: image.timestamp, lights: this.units.map(() => null) };
    const lost = this.missedFrames > LOST_AFTER;
    const step = this.lastTime === null ? 0 : image.timestamp - this.lastTime;
    const expected = this.units.map((unit) => this.expectation(unit, step, image));
    const match =
      this.matchNearby(image, decoder, expected) ??
      (lost && this.missedFrames % LOST_SEARCH_EVERY === 0 ? reacquire(this.units, spotsOf(image)) : null);
    if (match === null) {
      this.missedFrames += 1;
      this.velocity = { x: 0, y: 0 };
      return nothing;
    }
    const radius = this.sizeIn(image, decoder, match);

    const points = match.spots.map((spot, i) =>
      this.refine(image, decoder, spot, apply(match.transform, expected[i]?.point ?? { x: 0, y: 0 }), radius),
    );
    const spacing = spacingOf(points.map(({ point }) => point));
    const centres = points.map((entry) => entry.point);
    const lights = points.map((entry, i) =>
      entry.found
        ? this.observe(
            image,
            decoder,
            entry.point,
            centres.filter((_, other) => other !== i),
            radius,
            spacing,
          )
        : null,
    );
    this.advance(points, match.spots, lights, image.timestamp, step);
    return { index: image.index, timestamp: image.timestamp, lights };
  }

  /** The group near where it is expected. */
  private matchNearby(
    image: YuvImage,
    decoder: ColourDecoder,
    expected: readonly (Expected & { readonly point: Point })[],
  ): Match | null {
    const spacing = spacingOf(this.units.map(({ point }) => point));
    const radius = this.size?.radius ?? this.measureRadius(image, decoder, this.units, spacing);
    const reach = max(10, 0.8 * spacing) * 1.25 ** min(this.missedFrames, LOST_AFTER);
    const spots = findSpots(image, decoder, around(expected, reach + 12), {
      radius,
      minStrength: 10,
      most: MOST_SPOTS,
    });
    const match = matchConstellation(expected, spots, spacing, reach);
    if (match === null || this.missedFrames === 0) return match;
    const missing = expected.filter(({ due }, i) => due && match.spots[i] === null).length;
    const found = match.spots.filter((spot) => spot !== null).length;
    const enough = found >= min(2, this.units.filter(({ known }) => known).length);
    const whole = missing === 0 || (found >= 3 && missing === 1);
    return whole && enough && areAsBright(this.units, match.spots, 1) ? match : null;
  }

  /** Radius of the lights: measured once, and again when the camera has zoomed. */
  private sizeIn(image: YuvImage, decoder: ColourDecoder, { spots }: Match): number {
    const places = spots.flatMap((spot) => (spot === null ? [] : [spot]));
    const spacing = spacingOf(this.units.map(({ point }, i) => spots[i] ?? point));
    const zoomed = this.size !== null && abs(spacing / this.size.spacing - 1) > ZOOM_STEP;
    if (this.size === null || (zoomed && places.length === this.units.filter(({ known }) => known).length)) {
      const radius = this.measureRadius(
        image,
        decoder,
        places.map((point) => ({ point })),
        spacing,
      );
      this.size = { radius, spacing };
    }
    this.ringRadius ??= this.size.radius;
    return this.size.radius;
  }

  private measureRadius(
    image: YuvImage,
    decoder: ColourDecoder,
    places: readonly { readonly point: Point }[],
    spacing: number,
  ): number {
    const radii = places
      .map(({ point }) => lightRadius(image, decoder, point, ceil(spacing / 2)))
      .sort((a, b) => a - b);
    return min(spacing / 3, radii[radii.length >> 1] ?? 2);
  }

  private expectation(unit: UnitState, step: number, { width, height, timestamp }: YuvImage): Expected {
    const x = unit.point.x + this.velocity.x * step;
    const y = unit.point.y + this.velocity.y * step;
    const inside = x >= 3 && y >= 3 && x <= width - 4 && y <= height - 4;
    return {
      point: { x, y },
      greenRed: unit.greenRed,
      lit: timestamp - unit.lastSeen < LIT_MEMORY,
      due: unit.known && inside,
    };
  }

  private refine(
    image: YuvImage,
    decoder: ColourDecoder,
    spot: Spot | null,
    predicted: Point,
    radius: number,
  ): { point: Point; found: boolean } {
    if (spot === null) return { point: predicted, found: false };
    const reach = max(3, 1.8 * radius);
    const centre = centroid(image, decoder, spot, reach);
    if (centre === null || hypot(centre.x - spot.x, centre.y - spot.y) > reach)
      return { point: predicted, found: false };
    return { point: centre, found: true };
  }

  private observe(
    image: YuvImage,
    decoder: ColourDecoder,
    centre: Point,
    others: readonly Point[],
    radius: number,
    spacing: number,
  ): LightObservation | null {
    const photometry = measureLight(image, decoder, centre, apertureFor(radius, spacing), others);
    if (photometry === null) return null;
    const confidence = 1 / (1 + (photometry.sigma / 0.05) ** 2);
    const luma = lumaProfile(image, decoder, centre, this.ringRadius ?? radius, others);
    return { ...centre, photometry, luma, confidence };
  }

  private advance(
    points: readonly { point: Point; found: boolean }[],
    spots: readonly (Spot | null)[],
    lights: readonly (LightObservation | null)[],
    now: number,
    step: number,
  ): void {
    const moved: Point[] = [];
    this.units.forEach((unit, i) => {
      const entry = points[i];
      if (entry === undefined) return;
      if (entry.found) {
        moved.push({ x: entry.point.x - unit.point.x, y: entry.point.y - unit.point.y });
        unit.lastSeen = now;
        unit.light = remember(unit.light, spots[i] ?? null);
        unit.seen += 1;
        if (unit.seen >= KNOWN_AFTER) unit.known = true;
      }
      unit.point = entry.point;
      unit.greenRed = lights[i]?.photometry.greenRed ?? unit.greenRed;
    });
    if (step > 0 && moved.length > 0 && this.missedFrames === 0) {
      this.velocity = {
        x: moved.reduce((sum, p) => sum + p.x, 0) / moved.length / step,
        y: moved.reduce((sum, p) => sum + p.y, 0) / moved.length / step,
      };
    } else {
      this.velocity = { x: 0, y: 0 };
    }
    this.missedFrames = 0;
    this.lastTime = now;
  }
}

/** What a light is like at its brightest: one that is dim for a moment, by flicker or behind something, comes back as it was. */
function remember(light: RememberedLight | null, seen: Spot | null): RememberedLight | null {
  if (light === null || seen === null) return seen ?? light;
  return {
    strength: max(seen.strength, FORGET * light.strength),
    radius: max(seen.radius, FORGET * light.radius),
  };
}

/** Least distance between two units, at least 4 luma pixels. */
function spacingOf(points: readonly Point[]): number {
  let least = Infinity;
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1)) least = min(least, hypot(a.x - b.x, a.y - b.y));
  });
  return least === Infinity ? 60 : max(4, least);
}

function around(units: readonly { readonly point: Point }[], margin: number): Region {
  const xs = units.map(({ point }) => point.x);
  const ys = units.map(({ point }) => point.y);
  return {
    x0: min(...xs) - margin,
    y0: min(...ys) - margin,
    x1: max(...xs) + margin,
    y1: max(...ys) + margin,
  };
}
