import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { whoQuery } from '../../api/account-queries';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import './account.css';
import { EmailField, NewPasswordField } from './fields';

/** Where a one-time address leads: choose a password. Its secret stands behind `#` and is taken out of the address bar. */
export default function WelcomePage() {
  const { say } = useWords();
  const [link] = useState(() => window.location.hash.slice(1));
  useEffect(() => window.history.replaceState(null, '', window.location.pathname), []);
  const { data, error } = useQuery({
    queryKey: ['link', link],
    queryFn: () => answer(api.POST('/api/v1/auth/link', { body: { link } })),
    retry: false,
    staleTime: Infinity,
  });
  return (
    <section className="page sign-in">
      <PageTitle title={say('choose_password')} />
      <ProblemNotice error={error} />
      {data === undefined && error === null && <Busy />}
      {data !== undefined && <ChoosePassword link={link} email={data.email} />}
    </section>
  );
}

/** `email` is null for the first administrator, who names it here. */
function ChoosePassword({ link, email }: { readonly link: string; readonly email: string | null }) {
  const { say } = useWords();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [own, setOwn] = useState(email ?? '');
  const [password, setPassword] = useState('');
  const use = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/auth/link/use', {
          body: { link, password, ...(email === null && { email: own }) },
        }),
      ),
    onSuccess: (now) => {
      queries.setQueryData(whoQuery.queryKey, now);
      go('/');
    },
  });
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        use.mutate();
      }}
    >
      {email === null && <p>{say('first_admin')}</p>}
      <EmailField value={own} onChange={setOwn} fixed={email !== null} />
      <NewPasswordField value={password} onChange={setPassword} />
      <p className="soft small">{say('password_help')}</p>
      <button className="main" disabled={use.isPending}>
        {say('choose_password')}
      </button>
      <ProblemNotice error={use.error} />
    </form>
  );
}
