import { useState, type DragEvent } from 'react';
import { useWords } from '../../i18n';

/** Takes files that are dropped on it or chosen. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { say } = useWords();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <label
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <strong>{say('drop_files')}</strong>
      <span className="soft">{say('drop_help')}</span>
      <span className="button" aria-hidden="true">
        {say('choose_files')}
      </span>
      <input
        className="hidden-text"
        type="file"
        multiple
        accept=".mp4,.mov,.avi,.mkv,.srt,.csv,video/*"
        aria-label={say('choose_files')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </label>
  );
}
