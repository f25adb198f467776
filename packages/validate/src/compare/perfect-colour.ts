import type { Site, UnitName } from '@papiscope/shared/contracts';
import { lookAngles, median, unitPoints, type DronePath } from '@papiscope/measure';
import type { Truth } from '@papiscope/simulator';
import type { TrueUnit } from './true-units';

/** White parts beyond these carry no weight in the fit and are left out. */
const EDGE = { low: 1e-4, high: 1 - 1e-4 };
const STEPS = 12;
/** Step of the numeric derivatives: degrees and seconds. */
const H = { angle: 1e-4, time: 1e-3 };

/**
 * The error that remains when the colour is read perfectly: for each unit the shift δ (arc minutes) of its true edge g that explains the
 * true white part w of every frame best with the angles θ of the telemetry, Σ (w − g(θ(t + τ) − δ))² → min over all δ and, where the
 * units were crossed in both directions, over τ as well; else τ is the true one. A unit that
 * was never crossed, or never with telemetry, is absent.
 * `path`: the same curve through the telemetry that the measurement uses.
 */
export function perfectColourErrors(
  truth: Truth,
  units: readonly TrueUnit[],
  site: Site,
  path: DronePath,
  bothWays: boolean,
): Map<UnitName, number> {
  const crossings = units.flatMap((unit) => {
    const frames = truth.frames.flatMap(({ time, units: seen }) => {
      const white = seen[unit.name]?.white;
      return white !== undefined && white > EDGE.low && white < EDGE.high ? [{ time, white }] : [];
    });
    const lens = unitPoints(site).find((point) => point.unit === unit.name)?.lens;
    if (lens === undefined || frames.length < 3) return [];
    const angleAt = (time: number): number | null => {
      const drone = path.at(time);
      return drone === null ? null : lookAngles(lens, drone, site.runway.heading).angle;
    };
    const angles = frames.flatMap(({ time }) => angleAt(time + truth.time_offset_s) ?? []);
    if (angles.length === 0) return [];
    // telemetry without RTK may be degrees away from the edge
    return [{ unit, frames, angleAt, shift: median(angles) - unit.edge.theta50 }];
  });
  let offset = truth.time_offset_s;
  for (let step = 0; step < STEPS; step++) {
    let [timeTime, timeRest] = [0, 0];
    for (const crossing of crossings) {
      const { unit, frames, angleAt } = crossing;
      let [aa, at, tt, ar, tr] = [0, 0, 0, 0, 0];
      for (const { time, white } of frames) {
        const angle = angleAt(time + offset);
        const later = angleAt(time + offset + H.time);
        if (angle === null || later === null) continue;
        const g = (value: number): number => unit.edge.white(value - crossing.shift);
        const slope = (g(angle + H.angle) - g(angle - H.angle)) / (2 * H.angle);
        const byTime = (slope * (later - angle)) / H.time;
        const rest = white - g(angle);
        aa += slope * slope;
        at += -slope * byTime;
        tt += byTime * byTime;
        ar += -slope * rest;
        tr += byTime * rest;
      }
      if (aa === 0) continue;
      crossing.shift += ar / aa;
      timeTime += tt - (at * at) / aa;
      timeRest += tr - (at * ar) / aa;
    }
    if (bothWays && timeTime > 0) offset += timeRest / timeTime;
  }
  return new Map(crossings.map(({ unit, shift }) => [unit.name, 60 * shift]));
}
