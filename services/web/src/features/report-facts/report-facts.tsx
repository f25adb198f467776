import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { sessionQuery } from '../../api/queries';
import type { Session } from '../../api/types';
import { useWords } from '../../i18n';
import { May } from '../account/may';
import { ProblemNotice } from '../../ui/notice';
import { FACT_NAMES, FactsFields, useFactLabel } from './facts-fields';
import { toDraft, toFacts, turnValid, type FactsDraft } from './fields';

/** What the report states that no measurement tells: who flew, with what, in what weather. */
export function ReportFacts({ session }: { readonly session: Session }) {
  const { say } = useWords();
  const [draft, setDraft] = useState<FactsDraft | null>(null);
  const label = useFactLabel();
  const now = toDraft(session.options.report ?? {});
  if (draft !== null)
    return <Form session={session} draft={draft} onChange={setDraft} onDone={() => setDraft(null)} />;
  const filled = FACT_NAMES.filter((name) => now[name] !== '');
  return (
    <div className="stack">
      {filled.length === 0 ? (
        <p className="soft">{say('no_report_facts')}</p>
      ) : (
        <dl className="facts">
          {filled.map((name) => (
            <div key={name}>
              <dt>{label(name)}</dt>
              <dd>{now[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      <May role="operator">
        <div>
          <button className="slim" onClick={() => setDraft(now)}>
            {say('edit_report_facts')}
          </button>
        </div>
      </May>
    </div>
  );
}

interface FormProps {
  readonly session: Session;
  readonly draft: FactsDraft;
  onChange(draft: FactsDraft): void;
  onDone(): void;
}

function Form({ session: { session_id: id }, draft, onChange, onDone }: FormProps) {
  const { say } = useWords();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PUT('/api/v1/papi-measurements/session/{id}/report-facts', {
          params: { path: { id } },
          body: toFacts(draft),
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery(id).queryKey });
      onDone();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FactsFields draft={draft} onChange={onChange} />
      <div className="row">
        <button className="main" disabled={save.isPending || !turnValid(draft)}>
          {say('save')}
        </button>
        <button type="button" onClick={onDone}>
          {say('no_go_back')}
        </button>
      </div>
      <ProblemNotice error={save.error} />
    </form>
  );
}
