import type { AirportReach } from '../contracts';

interface ReachColumns {
  readonly all_airports: boolean;
  readonly airports: readonly string[];
}

/** Which airports a row says. */
export function reachOf({ all_airports, airports }: ReachColumns): AirportReach {
  return all_airports ? 'all' : airports;
}

/** The columns that say it. */
export function reachColumns(reach: AirportReach): { all_airports: boolean; airports: string[] } {
  return reach === 'all'
    ? { all_airports: true, airports: [] }
    : { all_airports: false, airports: [...reach] };
}
