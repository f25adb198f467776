import { profileOf, STANDARDS_PROFILES } from '@papiscope/measure/profiles';
import { sayIn } from '@papiscope/report/text';
import { standardsProfileIdSchema } from '@papiscope/shared/contracts';
import { useWords } from '../../i18n';
import type { ProfileId } from './site-draft';

interface Props {
  readonly value: ProfileId;
  readonly onChange: (profile: ProfileId) => void;
}

/** What flights are judged against, and what it permits. */
export function ProfileField({ value, onChange }: Props) {
  const { say, language, format } = useWords();
  const sayReport = sayIn(language);
  const { unit_angle, glide_path, transition_width, horizontal_coverage, symmetry } = profileOf(value);
  const plusMinus = (degrees: number | null): string =>
    degrees === null ? '–' : `±${format.degrees(degrees, 2)}`;
  const limits = [
    [say('unit'), plusMinus(unit_angle.tolerance)],
    [say('glide_path'), plusMinus(glide_path.tolerance)],
    [say('width'), `≤ ${format.arcmin(transition_width.maximum_arcmin)}`],
    [say('both_sides'), plusMinus(symmetry.tolerance)],
    [say('coverage'), plusMinus(horizontal_coverage.half_width)],
  ];
  return (
    <div className="stack">
      <label className="field">
        {say('standards_profile')}
        <select
          value={value}
          onChange={({ target }) => onChange(standardsProfileIdSchema.catch('protocol').parse(target.value))}
        >
          {STANDARDS_PROFILES.map(({ id }) => {
            const known = standardsProfileIdSchema.parse(id);
            return (
              <option key={id} value={id}>
                {sayReport(`profile_${known}`)}
              </option>
            );
          })}
        </select>
      </label>
      <p className="soft small">
        {limits.map(([name, limit]) => `${name} ${limit}`).join(' · ')}
        <br />
        {sayReport(`profile_source_${value}`)}.
      </p>
    </div>
  );
}
