import { useState } from 'react';
import { useLocation } from 'wouter';
import { Problem } from '../../api/problem';
import type { Site } from '../../api/types';
import { useWords } from '../../i18n';
import { FileButton } from '../../ui/file-button';
import { Notice, ProblemNotice } from '../../ui/notice';
import { useSaveSite } from './save-site';

/** Takes a `site.json` of the command line. What is wrong with it the API says. */
export function ImportSite() {
  const { say } = useWords();
  const [, go] = useLocation();
  const [unreadable, setUnreadable] = useState(false);
  const save = useSaveSite();
  const read = async (file: File): Promise<void> => {
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
      <FileButton
        label={say('import_site')}
        accept=".json,application/json"
        onFile={(file) => void read(file)}
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
