import { z } from 'zod';

/** Each role may do what the ones before it may: look, measure, administrate. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Whether a role includes another. */
export function roleIncludes(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}

/** The lesser of two roles. */
export function lesserRole(a: Role, b: Role): Role {
  return roleIncludes(a, b) ? b : a;
}

/** The airports somebody may see: all of them, also those to come, or those of these ICAO codes. */
export type AirportReach = 'all' | readonly string[];

/** What lies in both. */
export function commonReach(a: AirportReach, b: AirportReach): AirportReach {
  if (a === 'all') return b;
  return b === 'all' ? a : a.filter((icao) => b.includes(icao));
}

export function reaches(reach: AirportReach, icao: string): boolean {
  return reach === 'all' || reach.includes(icao);
}
