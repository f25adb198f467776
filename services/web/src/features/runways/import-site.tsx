import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Problem } from '../../api/problem';
import type { Site } from '../../api/types';
import { useWords } from '../../i18n';
import { Notice, ProblemNotice } from '../../ui/notice';
import { useSaveSite } from './save-site';

/** Takes a `site.json` of the command line. What is wrong with it the API says. */
export function ImportSite() {
  const { say } = useWords();
  const [, go] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const save = useSaveSite();
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setUnreadable(false);
    try {
      const site = JSON.parse(await file.text()) as Site;
      const { runway } = await save.mutateAsync(site);
      go(`/runways/${runway.id}`);
    } catch (error) {
      if (!(error instanceof Problem)) setUnreadable(true);
    }
  };
  return (
    <>
      <button onClick={() => input.current?.click()}>{say('import_site')}</button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={say('import_site')}
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = '';
        }}
      />
      {unreadable && (
        <Notice tone="bad">
          <p>{say('not_json')}</p>
        </Notice>
      )}
      <ProblemNotice error={save.error} />
    </>
  );
}
