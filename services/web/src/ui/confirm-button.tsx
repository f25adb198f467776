import { useRef, type ReactNode } from 'react';
import { useWords } from '../i18n';

interface Props {
  readonly children: ReactNode;
  readonly question: string;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
}

/** A button for what cannot be undone: it asks first. */
export function ConfirmButton({ children, question, className = '', disabled = false, onConfirm }: Props) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        disabled={disabled}
        onClick={() => dialog.current?.showModal()}
      >
        {children}
      </button>
      <dialog ref={dialog} aria-label={question}>
        <form method="dialog">
          <p>{question}</p>
          <div className="row end">
            <button autoFocus>{say('no_go_back')}</button>
            <button className="danger" onClick={onConfirm}>
              {children}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
