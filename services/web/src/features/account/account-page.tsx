import { useQuery } from '@tanstack/react-query';
import { whoQuery } from '../../api/account-queries';
import { useWords } from '../../i18n';
import { PageTitle } from '../../ui/page-title';
import { ChangePassword } from './change-password';
import { Logins } from './logins';
import { Tokens } from './tokens';
import './account.css';

/** The own account: what one may, the password, where one is signed in, the tokens of one's programs. */
export default function AccountPage() {
  const { say } = useWords();
  const { data: who } = useQuery(whoQuery);
  const account = who?.account;
  if (!account) return <p className="page narrow">{say('no_account_here')}</p>;
  return (
    <section className="page narrow">
      <PageTitle title={say('account')} />
      <section className="panel">
        <h2>{account.email}</h2>
        <p>
          {say(`role_${account.role}`)} ·{' '}
          {account.airports === 'all'
            ? say('all_airports')
            : account.airports.join(', ') || say('no_airports')}
        </p>
      </section>
      {account.has_password && <ChangePassword email={account.email} />}
      <Tokens />
      <Logins />
    </section>
  );
}
