import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { siteQuery } from '../../api/queries';
import type { Site } from '../../api/types';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ConfirmButton } from '../../ui/confirm-button';
import { Notice, ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { May } from '../account/may';
import { PointsTable } from './points-table';
import { useSaveSite } from './save-site';
import { SiteFields } from './site-fields';
import { SitePicture } from './site-picture';
import { emptySite, missingNumbers, toDraft, toSite, type SiteDraft } from './site-draft';
import { TransferPoints } from './transfer-points';
import './runways.css';

/** A runway with its surveyed points: new (`id` is `new`), or to be changed. */
export default function RunwayPage({ id }: { readonly id: string }) {
  return id === 'new' ? <Editor initial={emptySite()} id={null} /> : <Known id={id} />;
}

function Known({ id }: { readonly id: string }) {
  const { data, error } = useQuery(siteQuery(id));
  if (error !== null)
    return (
      <section className="page narrow">
        <ProblemNotice error={error} />
      </section>
    );
  return data === undefined ? <Busy /> : <Editor initial={toDraft(data as Site)} id={id} />;
}

function Editor({ initial, id }: { readonly initial: SiteDraft; readonly id: string | null }) {
  const { say } = useWords();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const save = useSaveSite();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/runways/{id}', { params: { path: { id: id ?? '' } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['runways'] });
      go('/runways');
    },
  });
  const missing = missingNumbers(draft);
  const submit = (): void => {
    setTried(true);
    if (missing.size > 0) return;
    save.mutate(toSite(draft), {
      onSuccess: ({ runway }) => {
        setTried(false);
        if (runway.id !== id) go(`/runways/${runway.id}`);
      },
    });
  };
  return (
    <section className="page">
      <PageTitle title={id === null ? say('new_runway') : `${draft.icao} ${draft.code}`}>
        {id !== null && (
          <div className="row">
            <Link to={`/runways/${id}/history`} className="button slim">
              {say('history')}
            </Link>
            <May role="admin">
              <ConfirmButton
                className="slim danger"
                question={say('delete_runway_question')}
                onConfirm={() => remove.mutate()}
              >
                {say('delete')}
              </ConfirmButton>
            </May>
          </div>
        )}
      </PageTitle>
      <form
        className="runway-editor"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="panel">
          <SiteFields
            draft={draft}
            fixed={id !== null}
            missing={tried ? missing : new Set()}
            onChange={setDraft}
          />
        </div>
        <div className="panel">
          <SitePicture draft={draft} />
        </div>
        <div className="panel wide">
          <PointsTable draft={draft} missing={tried ? missing : new Set()} onChange={setDraft} />
          <TransferPoints draft={draft} onChange={setDraft} />
        </div>
        <div className="row wide">
          <May role="admin">
            <button className="main" disabled={save.isPending}>
              {say('save')}
            </button>
          </May>
          {save.isSuccess && !tried && (
            <span role="status" className="verdict pass">
              {say('saved')}
            </span>
          )}
          <span className="soft small">{say('sessions_keep_site')}</span>
        </div>
        {tried && missing.size > 0 && (
          <div className="wide">
            <Notice tone="bad">
              <p>{say('numbers_missing')}</p>
            </Notice>
          </div>
        )}
        <div className="wide">
          <ProblemNotice error={save.error ?? remove.error} />
        </div>
      </form>
    </section>
  );
}
