import type { DetectedLights, Lights, UnitName } from '@papiscope/shared/contracts';
import type { Truth } from '@papiscope/simulator';
import type { FlightRow } from '../row';

/** A box may be off its unit by this share of the distance between neighbouring units. */
const NEAR = 0.3;

/** What the first look found beside where the units were in that frame. */
export function compareDetection(found: DetectedLights | null, truth: Truth): FlightRow['detection'] {
  if (found === null) return { found: false, confidence: null, right: false, complete: false };
  const frame = truth.frames[Math.round(found.timestamp * truth.fps)];
  const names = Object.keys(found.lights) as UnitName[];
  const spacing = frame === undefined ? 0 : spacingIn(frame.units);
  const right = names.every((name) => {
    const [box, unit] = [found.lights[name], frame?.units[name]];
    if (box === undefined || unit === undefined) return false;
    const x = (box.x / 100) * truth.frame_width - 0.5;
    const y = (box.y / 100) * truth.frame_height - 0.5;
    return Math.hypot(x - unit.x, y - unit.y) < NEAR * spacing;
  });
  const lit = (Object.keys(truth.units) as UnitName[]).filter((name) => truth.units[name]?.lit);
  return {
    found: true,
    confidence: found.confidence,
    right: right && names.length > 0,
    complete: lit.every((name) => found.lights[name] !== undefined),
  };
}

/** The boxes a user would draw: around every unit in the first frame that shows all of them. */
export function trueLights(truth: Truth): { lights: Lights; timestamp: number } {
  const inside = ({ x, y }: { x: number; y: number }): boolean =>
    x > 4 && y > 4 && x < truth.frame_width - 5 && y < truth.frame_height - 5;
  const frame = truth.frames.find(({ units }) => Object.values(units).every(inside)) ?? truth.frames[0];
  const lights: Lights = {};
  if (frame !== undefined) {
    const side = 0.7 * spacingIn(frame.units);
    for (const [name, { x, y }] of Object.entries(frame.units) as [UnitName, { x: number; y: number }][]) {
      lights[name] = {
        x: (100 * (x + 0.5)) / truth.frame_width,
        y: (100 * (y + 0.5)) / truth.frame_height,
        size: (100 * side) / truth.frame_width,
        width: (100 * side) / truth.frame_width,
        height: (100 * side) / truth.frame_height,
      };
    }
  }
  return { lights, timestamp: frame?.time ?? 0 };
}

/** Least distance between two units, pixels. */
export function spacingIn(units: Truth['frames'][number]['units']): number {
  const places = Object.values(units);
  return Math.min(
    ...places.flatMap((a, i) => places.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
  );
}
