import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { whoQuery } from '../../api/account-queries';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import type { Who } from '../../api/types';
import { useWords } from '../../i18n';
import { Notice, ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import './account.css';
import { EmailField, PasswordField } from './fields';

/** Codes with which the way by the identity provider ended, and the texts that say it in its words. */
const REFUSALS: Readonly<Record<string, string>> = {
  login_failed: 'provider_refused',
  forbidden: 'provider_no_access',
};

/** E-mail address and password, or the identity provider. */
export function LoginPage({ who }: { readonly who: Who }) {
  const { say, fault } = useWords();
  const refused = new URLSearchParams(window.location.search).get('refused');
  const [location] = useLocation();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/auth/login', { body: { email, password } })),
    onSuccess: (now) => queries.setQueryData(whoQuery.queryKey, now),
  });
  return (
    <section className="page sign-in">
      <PageTitle title={say('sign_in')} />
      {who.no_accounts && (
        <Notice tone="info">
          <p>{say('no_accounts')}</p>
        </Notice>
      )}
      {refused !== null && (
        <Notice tone="bad">
          <p>{fault(REFUSALS[refused] ?? refused)}</p>
        </Notice>
      )}
      <form
        className="panel stack"
        onSubmit={(event) => {
          event.preventDefault();
          login.mutate();
        }}
      >
        <EmailField value={email} onChange={setEmail} />
        <PasswordField label="password" value={password} onChange={setPassword} />
        <button className="main" disabled={login.isPending}>
          {say('sign_in')}
        </button>
        <ProblemNotice error={login.error} />
        {who.oidc !== null && (
          <a className="button" href={`/api/v1/auth/oidc/start?return_to=${encodeURIComponent(location)}`}>
            {say('sign_in_with', { name: who.oidc })}
          </a>
        )}
      </form>
    </section>
  );
}
