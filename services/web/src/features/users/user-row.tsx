import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usersQuery, whoQuery } from '../../api/account-queries';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import type { User, UserChange } from '../../api/types';
import { useWords } from '../../i18n';
import { ConfirmButton } from '../../ui/confirm-button';
import { ProblemNotice } from '../../ui/notice';
import { RoleField } from '../account/role-field';
import { AirportsField, fromAirports, toAirports } from './airports-field';
import { LinkNotice } from './link-notice';

/** One account: what it may do, and whether it may come in. */
export function UserRow({ user }: { readonly user: User }) {
  const { say, format } = useWords();
  const queries = useQueryClient();
  const { data: who } = useQuery(whoQuery);
  const [role, setRole] = useState(user.role);
  const [airports, setAirports] = useState(fromAirports(user.airports));
  const path = { params: { path: { id: user.id } } };
  const refresh = () =>
    Promise.all([queries.invalidateQueries(usersQuery), queries.invalidateQueries(whoQuery)]);
  const change = useMutation({
    mutationFn: (body: UserChange) => answer(api.PUT('/api/v1/users/{id}', { ...path, body })),
    onSuccess: refresh,
  });
  const reset = useMutation({ mutationFn: () => answer(api.POST('/api/v1/users/{id}/link', path)) });
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/users/{id}', path)),
    onSuccess: refresh,
  });
  const changed = role !== user.role || airports !== fromAirports(user.airports);
  const isSelf = who?.account?.id === user.id;
  return (
    <article className={user.disabled ? 'user off' : 'user'} aria-label={user.email}>
      <div className="row between">
        <h3>{user.email}</h3>
        <span className="soft small">
          {user.disabled
            ? say('account_disabled')
            : `${say('last_login')}: ${format.time(user.last_login_at)}`}
        </span>
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ role, airports: toAirports(airports) });
        }}
      >
        <RoleField value={role} onChange={setRole} />
        <AirportsField value={airports} onChange={setAirports} />
        <button disabled={!changed || change.isPending}>{say('save')}</button>
      </form>
      <div className="row">
        <button className="slim" onClick={() => reset.mutate()} disabled={user.disabled}>
          {say('reset_password')}
        </button>
        {!isSelf && (
          <>
            <button className="slim" onClick={() => change.mutate({ disabled: !user.disabled })}>
              {say(user.disabled ? 'enable' : 'disable')}
            </button>
            <ConfirmButton
              className="slim danger"
              question={say('delete_account_question', { email: user.email })}
              onConfirm={() => remove.mutate()}
            >
              {say('delete')}
            </ConfirmButton>
          </>
        )}
      </div>
      {reset.data !== undefined && <LinkNotice email={user.email} link={reset.data} />}
      <ProblemNotice error={change.error ?? reset.error ?? remove.error} />
    </article>
  );
}
