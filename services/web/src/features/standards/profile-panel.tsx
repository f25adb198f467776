import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { profilesQuery } from '../../api/queries';
import type { ProfileEntry } from '../../api/types';
import { useWords } from '../../i18n';
import { ConfirmButton } from '../../ui/confirm-button';
import { download } from '../../ui/download';
import { ProblemNotice } from '../../ui/notice';
import { useManages } from '../account/may';
import { useProfileWords } from './profile-words';

/** One profile: what it permits, and the file to keep or to edit. */
export function ProfilePanel({ entry }: { readonly entry: ProfileEntry }) {
  const { profile, built_in: builtIn, changed_by: who, updated_at: when } = entry;
  const { say, format } = useWords();
  const queries = useQueryClient();
  const manages = useManages();
  const { name, source, limits } = useProfileWords()(profile);
  const remove = useMutation({
    mutationFn: () =>
      answer(api.DELETE('/api/v1/standards-profiles/{id}', { params: { path: { id: profile.id } } })),
    onSuccess: () => queries.invalidateQueries(profilesQuery),
  });
  return (
    <article className="panel stack" aria-label={name}>
      <div className="row between">
        <h2>
          {name} <code className="soft small">{profile.id}</code>
        </h2>
        <span className="soft small">
          {builtIn ? say('profile_built_in') : `${who ?? ''} · ${format.time(when)}`}
        </span>
      </div>
      <p>{limits}</p>
      {source !== '' && <p className="soft small">{source}</p>}
      <div className="row">
        <button
          type="button"
          className="slim"
          onClick={() =>
            download(`${profile.id}.json`, 'application/json', `${JSON.stringify(profile, null, 2)}\n`)
          }
        >
          {say('profile_json')}
        </button>
        {manages && !builtIn && (
          <ConfirmButton
            className="slim danger"
            question={say('delete_profile_question', { name })}
            onConfirm={() => remove.mutate()}
          >
            {say('delete')}
          </ConfirmButton>
        )}
      </div>
      <ProblemNotice error={remove.error} />
    </article>
  );
}
