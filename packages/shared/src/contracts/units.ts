import { z } from 'zod';

/** Names of light units, A–D on the first side of a PAPI, E–H on the second side of a two-sided one. */
export const UNIT_NAMES = [
  'PAPI_A',
  'PAPI_B',
  'PAPI_C',
  'PAPI_D',
  'PAPI_E',
  'PAPI_F',
  'PAPI_G',
  'PAPI_H',
] as const;

export const unitNameSchema = z.enum(UNIT_NAMES);
export type UnitName = z.infer<typeof unitNameSchema>;

/** The field's key of a unit in frame rows and video types: `PAPI_A` → `papi_a`. */
export type UnitKey = Lowercase<UnitName>;

export function unitKey(name: UnitName): UnitKey {
  return name.toLowerCase() as UnitKey;
}

export const VIDEO_TYPES = [
  'original',
  'enhanced',
  'enhanced_with_audio',
  'papi_a',
  'papi_b',
  'papi_c',
  'papi_d',
  'papi_e',
  'papi_f',
  'papi_g',
  'papi_h',
  'side_by_side',
] as const;

export const videoTypeSchema = z.enum(VIDEO_TYPES);
export type VideoType = z.infer<typeof videoTypeSchema>;
