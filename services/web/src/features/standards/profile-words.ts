import { sayIn } from '@papiscope/report/text';
import { builtInProfileIdSchema } from '@papiscope/shared/contracts';
import type { Profile } from '../../api/types';
import { useWords } from '../../i18n';

export interface ProfileWords {
  readonly name: string;
  readonly source: string;
  /** Its limits in one line. */
  readonly limits: string;
}

/** Says what a profile is called, where it is from, and what it permits, in the language of the page. */
export function useProfileWords(): (profile: Profile) => ProfileWords {
  const { say, language, format } = useWords();
  const sayReport = sayIn(language);
  const plusMinus = (degrees: number | null): string =>
    degrees === null ? '–' : `±${format.degrees(degrees, 2)}`;
  return ({ id, name, source, ...limits }) => {
    const builtIn = builtInProfileIdSchema.safeParse(id).data;
    const width = limits.transition_width.maximum_arcmin;
    const lines = [
      [say('unit'), plusMinus(limits.unit_angle.tolerance)],
      [say('glide_path'), plusMinus(limits.glide_path.tolerance)],
      [say('width'), width === null ? '–' : `≤ ${format.arcmin(width)}`],
      [say('both_sides'), plusMinus(limits.symmetry.tolerance)],
      [say('coverage'), plusMinus(limits.horizontal_coverage.half_width)],
    ];
    return {
      name: builtIn === undefined ? name : sayReport(`profile_${builtIn}`),
      source: builtIn === undefined ? source : sayReport(`profile_source_${builtIn}`),
      limits: lines.map(([what, limit]) => `${what} ${limit}`).join(' · '),
    };
  };
}
