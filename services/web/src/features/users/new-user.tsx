import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usersQuery } from '../../api/account-queries';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import type { Role } from '../../api/types';
import { useWords } from '../../i18n';
import { ProblemNotice } from '../../ui/notice';
import { RoleField } from '../account/role-field';
import { AirportsField, toAirports } from './airports-field';
import { LinkNotice } from './link-notice';

/** Makes an account; its owner chooses the password. */
export function NewUser() {
  const { say } = useWords();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('operator');
  const [airports, setAirports] = useState('');
  const make = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/users', { body: { email, role, name: '', airports: toAirports(airports) } })),
    onSuccess: () => {
      setEmail('');
      return queries.invalidateQueries(usersQuery);
    },
  });
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <h2>{say('new_account')}</h2>
      <div className="fields">
        <label className="field">
          {say('email')}
          <input type="email" required value={email} onChange={({ target }) => setEmail(target.value)} />
        </label>
        <RoleField value={role} onChange={setRole} />
        <AirportsField value={airports} onChange={setAirports} />
      </div>
      <div>
        <button className="main" disabled={make.isPending}>
          {say('new_account')}
        </button>
      </div>
      {make.data !== undefined && <LinkNotice email={make.data.email} link={make.data.link} />}
      <ProblemNotice error={make.error} />
    </form>
  );
}
