import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import type { Token } from '../../api/types';
import { useWords } from '../../i18n';
import { ConfirmButton } from '../../ui/confirm-button';
import { ProblemNotice } from '../../ui/notice';

interface Props {
  readonly tokens: readonly Token[];
  /** Whose they are is told. */
  readonly owners?: boolean;
}

function isOver({ revoked_at, expires_at }: Token): boolean {
  return revoked_at !== null || (expires_at !== null && Date.parse(expires_at) <= Date.now());
}

/** Tokens, and the end of them. */
export function TokenTable({ tokens, owners = false }: Props) {
  const { say, format } = useWords();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  if (tokens.length === 0) return <p className="soft">{say('no_tokens')}</p>;
  return (
    <div className="scroll" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('token_name')}</th>
            {owners && <th scope="col">{say('account')}</th>}
            <th scope="col">{say('role')}</th>
            <th scope="col">{say('last_used')}</th>
            <th scope="col">{say('valid_until')}</th>
            <th scope="col">
              <span className="hidden-text">{say('revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">
                {token.name} <span className="soft small">{token.hint}…</span>
              </th>
              {owners && <td>{token.email}</td>}
              <td>
                {say(`role_${token.role}`)}
                {token.airports !== 'all' && ` (${token.airports.join(', ')})`}
              </td>
              <td>{format.date(token.last_used_at)}</td>
              <td>{token.revoked_at === null ? format.date(token.expires_at) : say('revoked')}</td>
              <td>
                {!isOver(token) && (
                  <ConfirmButton
                    className="slim danger"
                    question={say('revoke_question', { name: token.name })}
                    onConfirm={() => revoke.mutate(token.id)}
                  >
                    {say('revoke')}
                  </ConfirmButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ProblemNotice error={revoke.error} />
    </div>
  );
}
