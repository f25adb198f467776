import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { profilesQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { ProblemNotice } from '../../ui/notice';
import { useProfileWords } from '../standards/profile-words';

interface Props {
  /** Id of a profile. */
  readonly value: string;
  readonly onChange: (profile: string) => void;
}

/** What flights are judged against, and what it permits. */
export function ProfileField({ value, onChange }: Props) {
  const { say } = useWords();
  const words = useProfileWords();
  const { data: profiles = [], error } = useQuery(profilesQuery);
  const chosen = profiles.find(({ profile }) => profile.id === value);
  return (
    <div className="stack">
      <label className="field">
        {say('standards_profile')}
        <select value={value} onChange={({ target }) => onChange(target.value)}>
          {chosen === undefined && <option value={value}>{value}</option>}
          {profiles.map(({ profile }) => (
            <option key={profile.id} value={profile.id}>
              {words(profile).name}
            </option>
          ))}
        </select>
      </label>
      <p className="soft small">
        {chosen !== undefined && (
          <>
            {words(chosen.profile).limits}
            <br />
            {words(chosen.profile).source}
            <br />
          </>
        )}
        <Link to="/standards">{say('standards_profiles')}</Link>
      </p>
      <ProblemNotice error={error} />
    </div>
  );
}
