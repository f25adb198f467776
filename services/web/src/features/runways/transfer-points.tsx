import { useRef, useState } from 'react';
import { useWords } from '../../i18n';
import { Notice } from '../../ui/notice';
import { CsvFault, pointsFromCsv, pointsToCsv } from './site-csv';
import { missingNumbers, toSite, type SiteDraft } from './site-draft';

interface Props {
  readonly draft: SiteDraft;
  readonly onChange: (draft: SiteDraft) => void;
}

function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Points from a table of the surveyor, and the site as files. */
export function TransferPoints({ draft, onChange }: Props) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const name = `${draft.icao || 'site'}-${draft.code || 'runway'}`;
  const incomplete = missingNumbers(draft).size > 0;
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    try {
      onChange({ ...draft, points: pointsFromCsv(await file.text()) });
      setFault(null);
    } catch (error) {
      if (!(error instanceof CsvFault)) throw error;
      setFault(say('csv_fault', { line: error.line, column: error.column }));
    }
  };
  return (
    <>
      <div className="row">
        <button type="button" className="slim" onClick={() => input.current?.click()}>
          {say('import_csv')}
        </button>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          hidden
          aria-label={say('import_csv')}
          onChange={({ target }) => {
            void read(target.files?.[0]);
            target.value = '';
          }}
        />
        <button
          type="button"
          className="slim"
          onClick={() => download(`${name}.csv`, 'text/csv', pointsToCsv(draft.points))}
        >
          {say('export_csv')}
        </button>
        <button
          type="button"
          className="slim"
          disabled={incomplete}
          onClick={() =>
            download(`${name}.site.json`, 'application/json', JSON.stringify(toSite(draft), null, 2))
          }
        >
          {say('export_json')}
        </button>
      </div>
      {fault !== null && (
        <Notice tone="bad">
          <p>{fault}</p>
        </Notice>
      )}
    </>
  );
}
