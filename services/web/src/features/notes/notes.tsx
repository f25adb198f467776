import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { sessionQuery } from '../../api/queries';
import type { Session } from '../../api/types';
import { useWords } from '../../i18n';
import { May } from '../account/may';
import { ProblemNotice } from '../../ui/notice';

/** The inspector's notes, in Markdown. */
export function Notes({ session }: { readonly session: Session }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<string | null>(null);
  const { session_id: id, notes } = session;
  const save = useMutation({
    mutationFn: (text: string) =>
      answer(
        api.PUT('/api/v1/papi-measurements/session/{id}/notes', {
          params: { path: { id } },
          body: { notes: text },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery(id).queryKey });
      setDraft(null);
    },
  });
  if (draft === null) {
    return (
      <div className="stack">
        {notes === '' ? <p className="soft">{say('no_notes')}</p> : <Markdown text={notes} />}
        <May role="operator">
          <div>
            <button className="slim" onClick={() => setDraft(notes)}>
              {say('edit_notes')}
            </button>
          </div>
        </May>
      </div>
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <textarea
        autoFocus
        aria-label={say('notes')}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
      />
      <p className="soft small">{say('markdown_help')}</p>
      <div className="row">
        <button className="main" disabled={save.isPending}>
          {say('save')}
        </button>
        <button type="button" onClick={() => setDraft(null)}>
          {say('no_go_back')}
        </button>
      </div>
      <ProblemNotice error={save.error} />
    </form>
  );
}

function Markdown({ text }: { readonly text: string }) {
  const [html, setHtml] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('./render').then(({ render }) => wanted && setHtml(render(text)));
    return () => {
      wanted = false;
    };
  }, [text]);
  if (html === null) return <p>{text}</p>;
  // Sanitised by render.
  return <div className="markdown" dangerouslySetInnerHTML={{ __html: html }} />;
}
