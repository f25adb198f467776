import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { loginsQuery } from '../../api/account-queries';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { useWords } from '../../i18n';
import { ProblemNotice } from '../../ui/notice';

/** Where one is signed in. */
export function Logins() {
  const { say, format } = useWords();
  const queries = useQueryClient();
  const { data: logins = [], error } = useQuery(loginsQuery);
  const end = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/auth/logins/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries(loginsQuery),
  });
  return (
    <section className="panel">
      <h2>{say('logins')}</h2>
      <ul className="rows">
        {logins.map(({ id, user_agent, address, last_used_at, current }) => (
          <li key={id} className="row between">
            <span>
              {current ? <strong>{say('this_browser')}</strong> : address}{' '}
              <span className="soft small">
                {format.time(last_used_at)} · {user_agent}
              </span>
            </span>
            {!current && (
              <button className="slim" onClick={() => end.mutate(id)}>
                {say('sign_out')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNotice error={error ?? end.error} />
    </section>
  );
}
