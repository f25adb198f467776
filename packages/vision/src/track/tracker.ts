import { apertureFor } from '../light/aperture';
import { centroid } from '../light/centroid';
import { ColourDecoder } from '../light/colour';
import { lumaProfile, type LumaProfile } from '../light/luma-profile';
import { measureLight, type LightPhotometry } from '../light/photometry';
import { wholeImage, type Point, type Region, type YuvImage } from '../image';
import { findSpots, type Spot } from '../spots/find';
import { lightRadius } from '../spots/radius';
import { matchConstellation, type Expected } from './match';
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

interface UnitState {
  point: Point;
  greenRed: number | null;
  lastSeen: number;
}

/** Frames of full search are dear: once lost, only every so many frames is searched as a whole. */
const LOST_SEARCH_EVERY = 3;
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
  private radius: number | null = null;
  private decoder: ColourDecoder | null = null;

  constructor(start: TrackStart) {
    this.units = start.points.map((point) => ({ point, greenRed: null, lastSeen: -Infinity }));
  }

  /** The units in this frame; moves the tracker on. */
  follow(image: YuvImage): FrameSighting {
    const decoder = (this.decoder ??= new ColourDecoder(image));
    const nothing = { index: image.index, timestamp: image.timestamp, lights: this.units.map(() => null) };
    if (this.missedFrames > 5 && this.missedFrames % LOST_SEARCH_EVERY !== 0) {
      this.missedFrames += 1;
      return nothing;
    }
    const spacing = this.spacing();
    const radius = (this.radius ??= this.measureRadius(image, decoder, spacing));
    const step = this.lastTime === null ? 0 : image.timestamp - this.lastTime;
    const reach = Math.max(10, 0.8 * spacing) * 1.25 ** Math.min(this.missedFrames, 30);
    const expected = this.units.map((unit) => this.expectation(unit, step, image.timestamp));
    const spots = findSpots(image, decoder, this.searchRegion(expected, reach, image), {
      radius,
      minStrength: 10,
      most: 60,
    });
    const match = matchConstellation(expected, spots, spacing, reach);
    if (match === null) {
      this.missedFrames += 1;
      this.velocity = { x: 0, y: 0 };
      return nothing;
    }

    const points = match.spots.map((spot, i) =>
      this.refine(image, decoder, spot, apply(match.transform, expected[i]?.point ?? { x: 0, y: 0 })),
    );
    const centres = points.map((entry) => entry.point);
    const lights = points.map((entry, i) =>
      entry.found
        ? this.observe(
            image,
            decoder,
            entry.point,
            centres.filter((_, other) => other !== i),
            spacing,
          )
        : null,
    );
    this.advance(points, lights, image.timestamp, step);
    return { index: image.index, timestamp: image.timestamp, lights };
  }

  private spacing(): number {
    const points = this.units.map((unit) => unit.point);
    const gaps = points.flatMap((point, i) =>
      points.slice(i + 1).map((other) => Math.hypot(point.x - other.x, point.y - other.y)),
    );
    return gaps.length === 0 ? 60 : Math.max(4, Math.min(...gaps));
  }

  private measureRadius(image: YuvImage, decoder: ColourDecoder, spacing: number): number {
    const radii = this.units
      .map((unit) => lightRadius(image, decoder, unit.point, Math.ceil(spacing / 2)))
      .sort((a, b) => a - b);
    return Math.min(spacing / 3, radii[radii.length >> 1] ?? 2);
  }

  private expectation(unit: UnitState, step: number, now: number): Expected {
    return {
      point: { x: unit.point.x + this.velocity.x * step, y: unit.point.y + this.velocity.y * step },
      greenRed: unit.greenRed,
      lit: now - unit.lastSeen < LIT_MEMORY,
    };
  }

  private searchRegion(expected: readonly Expected[], reach: number, image: YuvImage): Region {
    if (this.missedFrames > 5) return wholeImage(image);
    const margin = reach + 12;
    return {
      x0: Math.min(...expected.map((unit) => unit.point.x)) - margin,
      y0: Math.min(...expected.map((unit) => unit.point.y)) - margin,
      x1: Math.max(...expected.map((unit) => unit.point.x)) + margin,
      y1: Math.max(...expected.map((unit) => unit.point.y)) + margin,
    };
  }

  private refine(
    image: YuvImage,
    decoder: ColourDecoder,
    spot: Spot | null,
    predicted: Point,
  ): { point: Point; found: boolean } {
    if (spot === null) return { point: predicted, found: false };
    const reach = Math.max(3, 1.8 * (this.radius ?? 2));
    const centre = centroid(image, decoder, spot, reach);
    if (centre === null || Math.hypot(centre.x - spot.x, centre.y - spot.y) > reach)
      return { point: predicted, found: false };
    return { point: centre, found: true };
  }

  private observe(
    image: YuvImage,
    decoder: ColourDecoder,
    centre: Point,
    others: readonly Point[],
    spacing: number,
  ): LightObservation | null {
    const photometry = measureLight(image, decoder, centre, apertureFor(this.radius ?? 2, spacing), others);
    if (photometry === null) return null;
    const confidence = 1 / (1 + (photometry.sigma / 0.05) ** 2);
    const luma = lumaProfile(image, decoder, centre, this.radius ?? 2, others);
    return { ...centre, photometry, luma, confidence };
  }

  private advance(
    points: readonly { point: Point; found: boolean }[],
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
