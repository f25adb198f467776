import { grown, type CutFrom, type Point, type Region, type YuvImage } from '../image';
import { Picture } from '../kernels/picture';
import { centroid, meanRed } from '../light/centroid';
import { lumaProfile, lumaReach, type LightExtent, type LumaProfile } from '../light/luma-profile';
import { measureLight, type Aperture, type LightPhotometry } from '../light/photometry';
import { SPOT_COLOUR_REACH } from '../spots/colour';
import { findSpots, type SpotOptions, type SpotSearch } from '../spots/find';
import { spotsOf, type FrameSpots } from '../spots/frame';

const { ceil, max, min } = Math;

/**
 * Reads lights in a frame of which perhaps only a part was decoded. All places are luma pixels of the whole frame. `beyond` becomes true
 * when something was to be read that lies in the frame but not in the part: what was read then does not count.
 */
export class FrameView {
  readonly width: number;
  readonly height: number;
  private readonly picture: Picture;
  private readonly from: CutFrom;
  private missed = false;

  constructor(private readonly image: YuvImage) {
    this.picture = new Picture(image);
    this.from = image.cutFrom ?? { x: 0, y: 0, frameWidth: image.width, frameHeight: image.height };
    this.width = this.from.frameWidth;
    this.height = this.from.frameHeight;
  }

  get beyond(): boolean {
    return this.missed;
  }

  spots(region: Region, options: SpotOptions): SpotSearch {
    this.need(grown(region, SPOT_COLOUR_REACH));
    const { x, y } = this.from;
    const inPart = { x0: region.x0 - x, y0: region.y0 - y, x1: region.x1 - x, y1: region.y1 - y };
    const { spots, level } = findSpots(this.picture, inPart, options);
    return { spots: spots.map((spot) => ({ ...spot, ...this.inFrame(spot) })), level };
  }

  /** Of the whole frame. */
  allSpots(): FrameSpots {
    this.need({ x0: 0, y0: 0, x1: this.width, y1: this.height });
    return spotsOf(this.image);
  }

  /** Radius of a light, sought within `reach` pixels (a whole number) of its centre. */
  radius(centre: Point, reach: number): number {
    this.needAround(centre, reach + 1);
    const { x, y } = this.inPart(centre);
    return this.picture.look().lightRadius(x, y, reach);
  }

  centroid(start: Point, radius: number): Point | null {
    // the disc may walk by its own radius before it rests, and its window is two pixels wider
    this.needAround(start, 2 * ceil(radius) + 3);
    const centre = centroid(this.picture, this.inPart(start), radius);
    return centre === null ? null : this.inFrame(centre);
  }

  meanRed(centre: Point, radius: number): number {
    this.needAround(centre, ceil(radius) + 1);
    return meanRed(this.picture, this.inPart(centre), radius);
  }

  light(lamps: readonly Point[], aperture: Aperture, others: readonly Point[]): LightPhotometry | null {
    for (const lamp of lamps) this.needAround(lamp, 2 * aperture.annulusOuter + 2);
    return measureLight(this.picture, this.allInPart(lamps), aperture, this.allInPart(others));
  }

  profile(lamps: readonly Point[], extent: LightExtent, others: readonly Point[]): LumaProfile | null {
    for (const lamp of lamps) this.needAround(lamp, lumaReach(extent.radius) + 1);
    return lumaProfile(this.picture, this.allInPart(lamps), extent, this.allInPart(others));
  }

  private allInPart(points: readonly Point[]): Point[] {
    return points.map((point) => this.inPart(point));
  }

  private inPart({ x, y }: Point): Point {
    return { x: x - this.from.x, y: y - this.from.y };
  }

  private inFrame({ x, y }: Point): Point {
    return { x: x + this.from.x, y: y + this.from.y };
  }

  private needAround({ x, y }: Point, reach: number): void {
    this.need({ x0: x - reach, y0: y - reach, x1: x + reach, y1: y + reach });
  }

  private need({ x0, y0, x1, y1 }: Region): void {
    const [left, right] = [clamp(x0, this.width), clamp(x1, this.width)];
    const [top, bottom] = [clamp(y0, this.height), clamp(y1, this.height)];
    if (left >= right || top >= bottom) return;
    const { x, y } = this.from;
    const held = left >= x && top >= y && right <= x + this.image.width && bottom <= y + this.image.height;
    if (!held) this.missed = true;
  }
}

function clamp(value: number, most: number): number {
  return min(most, max(0, value));
}
