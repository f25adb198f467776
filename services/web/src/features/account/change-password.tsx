import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { useWords } from '../../i18n';
import { Notice, ProblemNotice } from '../../ui/notice';
import { NewPasswordField, PasswordField } from './fields';

/** Changes the own password; every other browser is signed out by it. */
export function ChangePassword({ email }: { readonly email: string }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () =>
      answer(api.PUT('/api/v1/auth/password', { body: { current_password: current, new_password: next } })),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      return queries.invalidateQueries({ queryKey: ['logins'] });
    },
  });
  return (
    <form
      className="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <h2>{say('change_password')}</h2>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <div className="fields">
        <PasswordField label="present_password" value={current} onChange={setCurrent} />
        <NewPasswordField value={next} onChange={setNext} />
      </div>
      <p className="soft small">{say('password_help')}</p>
      <div>
        <button disabled={change.isPending}>{say('change_password')}</button>
      </div>
      {change.isSuccess && (
        <Notice tone="good">
          <p>{say('password_changed')}</p>
        </Notice>
      )}
      <ProblemNotice error={change.error} />
    </form>
  );
}
