import type { DetectedLights, UnitName } from '@papiscope/shared/contracts';
import type { UnitTruth } from '@papiscope/simulator';
import type { Look } from './look';

/** A box may be off its unit by this share of the distance between neighbouring units. */
const NEAR = 0.3;

/** `right`: every box is on the unit it names; `complete`: every lit unit in that frame has a box; `invented`: nothing lit was ever in view. */
export interface Score {
  readonly found: boolean;
  readonly right: boolean;
  readonly complete: boolean;
  readonly confidence: number;
}

export function scoreDetection(found: DetectedLights | null, look: Look): Score {
  if (found === null) return { found: false, right: false, complete: false, confidence: 0 };
  const frame = look.frames.find(({ seen }) => Math.abs(seen.timestamp - found.timestamp) < 1e-6);
  const units = Object.entries(frame?.units ?? {}) as [UnitName, UnitTruth][];
  const spacing = Math.min(
    ...units.flatMap(([, a], i) => units.slice(i + 1).map(([, b]) => Math.hypot(a.x - b.x, a.y - b.y))),
  );
  const names = Object.keys(found.lights) as UnitName[];
  const right = names.every((name) => {
    const box = found.lights[name];
    const unit = frame?.units[name];
    if (box === undefined || unit === undefined) return false;
    const x = (box.x / 100) * look.width - 0.5;
    const y = (box.y / 100) * look.height - 0.5;
    return Math.hypot(x - unit.x, y - unit.y) < NEAR * spacing;
  });
  return {
    found: true,
    right: right && names.length > 0,
    complete: units.every(([name, { visible }]) => !visible || found.lights[name] !== undefined),
    confidence: found.confidence,
  };
}
