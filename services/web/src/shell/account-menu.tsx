import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { whoQuery } from '../api/account-queries';
import { api } from '../api/client';
import { answer } from '../api/problem';
import { useWords } from '../i18n';

/** Who is signed in, and the way out. Nothing where nobody signs in. */
export function AccountMenu() {
  const { say } = useWords();
  const queries = useQueryClient();
  const { data: who } = useQuery(whoQuery);
  const out = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/auth/logout')),
    onSettled: async () => {
      // Nothing of what was shown stays in this page.
      queries.clear();
      await queries.refetchQueries(whoQuery);
      window.location.assign('/');
    },
  });
  if (!who?.account) return null;
  return (
    <>
      <Link to="/account" className="me" title={who.account.email}>
        {who.account.name || who.account.email}
      </Link>
      <button type="button" className="plain wide" onClick={() => out.mutate()}>
        {say('sign_out')}
      </button>
    </>
  );
}
