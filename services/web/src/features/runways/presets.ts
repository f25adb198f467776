import type { BuiltInProfileId } from '@papiscope/shared/contracts';
import { runsOutwards } from './bar-sides';
import type { SiteDraft } from './site-draft';

export interface Preset {
  readonly key: 'standard' | 'harmonised' | 'faa' | 'apapi';
  /** Setting angles from the outer unit inwards, degrees. */
  readonly angles: readonly number[];
  /** Limits that go with them. */
  readonly profile?: BuiltInProfileId;
  /** Glide path of the ILS that they are made for, degrees. */
  readonly ils?: number;
}

/**
 * Setting angles for a 3° glide path. Standard: 20′ between neighbours; harmonised with an ILS: 30′ in the middle (ICAO
 * Annex 14, 5.3.5); FAA: 2.5°, 2.833°, 3.167°, 3.5° as well, to be changed where the site says so (AC 150/5345-28); APAPI: 30′.
 */
export const PRESETS: readonly Preset[] = [
  { key: 'standard', angles: [2.5, 2.8333, 3.1667, 3.5] },
  { key: 'harmonised', angles: [2.4167, 2.75, 3.25, 3.5833], ils: 3 },
  { key: 'faa', angles: [2.5, 2.8333, 3.1667, 3.5], profile: 'faa' },
  { key: 'apapi', angles: [2.75, 3.25] },
];

const FIRST = ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'];
const SECOND = ['PAPI_E', 'PAPI_F', 'PAPI_G', 'PAPI_H'];

/**
 * Writes the preset's angles into the units that there are, on each side from the outer one on; tolerances stay the profile's or the point's, a
 * glide path of the ILS that is stated stays.
 */
export function withPreset(draft: SiteDraft, { angles, profile, ils }: Preset): SiteDraft {
  const second = SECOND.slice(0, angles.length);
  const sides = [FIRST, runsOutwards(draft.points) ? second.toReversed() : second];
  return {
    ...draft,
    ...(profile && { standards_profile: profile }),
    ...(ils !== undefined && draft.ils_glide_path.trim() === '' && { ils_glide_path: String(ils) }),
    points: draft.points.map((point) => {
      const place = Math.max(...sides.map((side) => side.indexOf(point.point_type)));
      const angle = angles[place];
      if (place < 0 || angle === undefined) return point;
      return { ...point, nominal_angle: String(angle) };
    }),
  };
}
