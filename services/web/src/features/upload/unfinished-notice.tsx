import { useReducer } from 'react';
import { useWords } from '../../i18n';
import { Notice } from '../../ui/notice';
import type { UploadOrder } from './order';
import { forgetUpload, isUploadOf, unfinishedUploads } from './unfinished';
import { uploads } from './upload-api';

/** Uploads that broke off, `except` those that are going on: dropped again, the file goes on where it stopped. */
export function UnfinishedNotice({ except }: { readonly except: readonly UploadOrder[] }) {
  const { say, format } = useWords();
  const [, look] = useReducer((count: number) => count + 1, 0);
  const list = unfinishedUploads().filter(
    (each) => !except.some(({ video, airport, runway }) => isUploadOf(each, video, airport, runway)),
  );
  if (list.length === 0) return null;
  const giveUp = (id: string): void => {
    forgetUpload(id);
    look();
    // Whether or not the server still has it, nobody waits for it.
    uploads.giveUp(id).catch(() => undefined);
  };
  return (
    <Notice tone="info">
      <p>{say('unfinished')}</p>
      <ul className="chosen">
        {list.map(({ uploadId, fileName, size, airport, runway }) => (
          <li key={uploadId} className="row between">
            <span>
              <strong>{fileName}</strong> {format.bytes(size)} · {airport} {runway}
            </span>
            <button className="slim" onClick={() => giveUp(uploadId)}>
              {say('give_up')}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
