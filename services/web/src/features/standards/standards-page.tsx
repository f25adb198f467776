import { useQuery } from '@tanstack/react-query';
import { profilesQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { useManages } from '../account/may';
import { AddProfile } from './add-profile';
import { ProfilePanel } from './profile-panel';

/** What flights can be judged against; administrators add profiles of their own. */
export default function StandardsPage() {
  const { say } = useWords();
  const manages = useManages();
  const { data, error } = useQuery(profilesQuery);
  return (
    <section className="page narrow">
      <PageTitle title={say('standards_profiles')} />
      <ProblemNotice error={error} />
      {data === undefined && error === null && <Busy />}
      {manages && <AddProfile />}
      {data?.map((entry) => (
        <ProfilePanel key={entry.profile.id} entry={entry} />
      ))}
    </section>
  );
}
