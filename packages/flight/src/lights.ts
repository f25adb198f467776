import type { BarPlace, DetectedLights, LightBox, Lights, UnitName } from '@papiscope/shared/contracts';
import type { BarFinding, BarSighting } from '@papiscope/vision';
import type { VideoProbe } from '@papiscope/video';

/** Where the units are in one frame: luma pixels. */
export interface UnitPlace {
  readonly unit: UnitName;
  readonly x: number;
  readonly y: number;
}

/** The lights to follow: in the frame shown at `timestamp` seconds. */
export interface LightStart {
  readonly timestamp: number;
  readonly units: readonly UnitPlace[];
}

type FrameSize = Pick<VideoProbe, 'width' | 'height'>;

/** Part of the sightings among which the first one that shows most lights is sought: frames before it are not measured. */
export const EARLY = 0.25;

/**
 * An early sighting of a bar as boxes in percent of the frame; `leftToRight` names its units. Units beyond the frame get no box. A sighting
 * in which a light is missing may be one unit off, the others standing in for each other: one that shows more lights goes first.
 */
export function detectedLights(
  finding: BarFinding,
  leftToRight: readonly UnitName[],
  size: FrameSize,
): DetectedLights {
  const shown = ({ lit, outside }: BarSighting) => lit.filter((is, i) => is && outside[i] !== true).length;
  const early = finding.sightings.slice(0, Math.max(1, Math.ceil(EARLY * finding.sightings.length)));
  const most = Math.max(...early.map(shown));
  const first = early.find((sighting) => shown(sighting) === most);
  const lights: Lights = {};
  if (first !== undefined) {
    const side = Math.max(4 * first.radius, Math.min(0.7 * first.spacing, 12 * first.radius));
    first.points.forEach((point, i) => {
      const unit = leftToRight[i];
      if (unit === undefined || first.outside[i] === true) return;
      lights[unit] = boxAround(point, side, finding.confidence, size);
    });
  }
  return {
    lights,
    confidence: finding.confidence,
    timestamp: first?.timestamp ?? 0,
    frame_width: size.width,
    frame_height: size.height,
  };
}

/** Every sighting of a bar, with those of its units whose lights were seen. */
export function barPlaces(finding: BarFinding, leftToRight: readonly UnitName[]): BarPlace[] {
  return finding.sightings.map(({ timestamp, spacing, radius, points, outside, lit }) => {
    const units: BarPlace['units'] = {};
    points.forEach(({ x, y }, i) => {
      const unit = leftToRight[i];
      if (unit !== undefined && lit[i] === true && outside[i] !== true) units[unit] = { x, y };
    });
    return { timestamp, spacing, radius, units };
  });
}

/** A square of `side` luma pixels around a pixel position, in percent of the frame; pixel centres are whole numbers. */
function boxAround(
  point: { x: number; y: number },
  side: number,
  confidence: number,
  size: FrameSize,
): LightBox {
  const width = (100 * side) / size.width;
  return {
    x: clampPercent((100 * (point.x + 0.5)) / size.width),
    y: clampPercent((100 * (point.y + 0.5)) / size.height),
    size: width,
    width,
    height: (100 * side) / size.height,
    confidence,
  };
}

function clampPercent(value: number): number {
  return Math.min(100, Math.max(0, value));
}

/** Boxes in percent of the frame, back to pixel positions. */
export function lightStart(lights: Lights, timestamp: number, size: FrameSize): LightStart {
  const units = Object.entries(lights).map(([unit, box]) => ({
    unit: unit as UnitName,
    x: (box.x / 100) * size.width - 0.5,
    y: (box.y / 100) * size.height - 0.5,
  }));
  units.sort((a, b) => (a.unit < b.unit ? -1 : 1));
  return { timestamp, units };
}
