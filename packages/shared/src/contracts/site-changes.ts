import type { SiteChange } from './manifest';
import type { Site } from './site';

type Plain = Readonly<Record<string, unknown>>;

function valuesOf(prefix: string, thing: Plain): [string, SiteChange['now']][] {
  return Object.entries(thing).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[`${prefix}${name}`, value]] : [],
  );
}

function flat({ runway, reference_points: points, ...rest }: Site): Map<string, SiteChange['now']> {
  return new Map([
    ...valuesOf('runway.', runway),
    ...valuesOf('', rest),
    ...points.flatMap(({ point_type: type, ...point }) => valuesOf(`${type}.`, point)),
  ]);
}

/** What of a place has changed: positions, heights, angles, tolerances, the runway's direction. Names of the airport do not count. */
export function siteChanges(measuredWith: Site, now: Site): SiteChange[] {
  const [before, after] = [flat(measuredWith), flat(now)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((what) => ({ what, measured_with: before.get(what) ?? null, now: after.get(what) ?? null }))
    .filter((change) => change.measured_with !== change.now);
}
