import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { answer, Problem } from '../../api/problem';
import { profilesQuery } from '../../api/queries';
import type { Profile } from '../../api/types';
import { useWords } from '../../i18n';
import { FileButton } from '../../ui/file-button';
import { Notice, ProblemNotice } from '../../ui/notice';
import { addressOfProfile } from './profile-file';
import { useProfileWords } from './profile-words';

/** Takes a profile as a JSON file. What is wrong with it the API says. */
export function AddProfile() {
  const { say } = useWords();
  const queries = useQueryClient();
  const words = useProfileWords();
  const [unreadable, setUnreadable] = useState(false);
  const add = useMutation({
    mutationFn: (profile: Profile) =>
      answer(
        api.PUT('/api/v1/standards-profiles/{id}', {
          params: { path: { id: addressOfProfile(profile) } },
          body: profile,
        }),
      ),
    onSuccess: () => queries.invalidateQueries(profilesQuery),
  });
  const read = async (file: File): Promise<void> => {
    setUnreadable(false);
    add.reset();
    try {
      await add.mutateAsync(JSON.parse(await file.text()) as Profile);
    } catch (error) {
      if (!(error instanceof Problem)) setUnreadable(true);
    }
  };
  return (
    <section className="panel stack">
      <p>{say('profiles_help')}</p>
      <div className="row">
        <FileButton
          label={say('add_profile')}
          accept=".json,application/json"
          className="main"
          disabled={add.isPending}
          onFile={(file) => void read(file)}
        />
        {add.isSuccess && (
          <span role="status" className="verdict pass">
            {say('saved')}: {words(add.data.profile).name}
          </span>
        )}
      </div>
      {unreadable && (
        <Notice tone="bad">
          <p>{say('not_json')}</p>
        </Notice>
      )}
      <ProblemNotice error={add.error} />
    </section>
  );
}
