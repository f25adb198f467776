import { useState } from 'react';
import { useWords } from '../../i18n';
import { download } from '../../ui/download';
import { FileButton } from '../../ui/file-button';
import { Notice } from '../../ui/notice';
import { CsvFault, pointsFromCsv, pointsToCsv } from './site-csv';
import { missingNumbers, toSite, type SiteDraft } from './site-draft';

interface Props {
  readonly draft: SiteDraft;
  readonly onChange: (draft: SiteDraft) => void;
}

/** Points from a table of the surveyor, and the site as files. */
export function TransferPoints({ draft, onChange }: Props) {
  const { say } = useWords();
  const [fault, setFault] = useState<string | null>(null);
  const name = `${draft.icao || 'site'}-${draft.code || 'runway'}`;
  const incomplete = missingNumbers(draft).size > 0;
  const read = async (file: File): Promise<void> => {
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
        <FileButton
          label={say('import_csv')}
          accept=".csv,text/csv"
          className="slim"
          onFile={(file) => void read(file)}
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
