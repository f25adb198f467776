import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tokensQuery, whoQuery } from '../../api/account-queries';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import type { Role } from '../../api/types';
import { useWords } from '../../i18n';
import { Notice, ProblemNotice } from '../../ui/notice';
import { AirportsField, toAirports } from '../users/airports-field';
import { RoleField } from './role-field';
import { TokenTable } from './token-table';

const USUAL_DAYS = 90;

/** What the own programs sign in with. */
export function Tokens() {
  const { say } = useWords();
  const queries = useQueryClient();
  const { data: who } = useQuery(whoQuery);
  const { data: tokens = [], error } = useQuery(tokensQuery(false));
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [airports, setAirports] = useState('');
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/tokens', {
          body: { name, role, airports: toAirports(airports), expires_in_days: USUAL_DAYS },
        }),
      ),
    onSuccess: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  return (
    <section className="panel stack">
      <h2>{say('tokens')}</h2>
      <p className="soft small">{say('tokens_help')}</p>
      <TokenTable tokens={tokens} />
      <form
        className="row token"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <label className="field">
          {say('token_name')}
          <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <RoleField value={role} most={who?.role ?? 'viewer'} onChange={setRole} />
        <AirportsField value={airports} onChange={setAirports} />
        <button disabled={make.isPending}>{say('new_token')}</button>
      </form>
      {make.data !== undefined && (
        <Notice tone="good">
          <p>{say('token_once')}</p>
          <code className="secret">{make.data.token}</code>
        </Notice>
      )}
      <ProblemNotice error={error ?? make.error} />
    </section>
  );
}
