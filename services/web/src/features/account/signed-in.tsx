import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { whoQuery } from '../../api/account-queries';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { LoginPage } from './login-page';

/** The pages for those who are signed in, and the sign-in for the others, at the address they wanted. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data: who, error } = useQuery(whoQuery);
  if (who === undefined)
    return error === null ? (
      <Busy />
    ) : (
      <section className="page narrow">
        <ProblemNotice error={error} />
      </section>
    );
  return who.via === 'nobody' ? <LoginPage who={who} /> : children;
}
