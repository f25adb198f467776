import { useQuery } from '@tanstack/react-query';
import { tokensQuery, usersQuery } from '../../api/account-queries';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { TokenTable } from '../account/token-table';
import { NewUser } from './new-user';
import { UserRow } from './user-row';
import '../account/account.css';

/** Accounts and tokens, for administrators. */
export default function UsersPage() {
  const { say } = useWords();
  const { data: users, error } = useQuery(usersQuery);
  const tokens = useQuery(tokensQuery(true));
  return (
    <section className="page narrow">
      <PageTitle title={say('accounts')} />
      <ProblemNotice error={error ?? tokens.error} />
      {users === undefined && error === null && <Busy />}
      <section className="panel">
        <h2>{say('accounts')}</h2>
        {users?.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </section>
      <NewUser />
      <section className="panel stack">
        <h2>{say('tokens')}</h2>
        <TokenTable tokens={tokens.data ?? []} owners />
      </section>
    </section>
  );
}
