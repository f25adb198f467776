import type { ReactNode } from 'react';
import { Problem } from '../api/problem';
import { useWords } from '../i18n';

export type Tone = 'bad' | 'warn' | 'info' | 'good';

/** Something that must be seen, with a word for its kind before it. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** Why something did not work. */
export function ProblemNotice({ error }: { readonly error: unknown }) {
  const { fault, language } = useWords();
  if (error === null || error === undefined) return null;
  const problem = error instanceof Problem ? error : new Problem('internal', '', 0);
  const sentence = fault(problem.code);
  const more =
    problem.issues.length > 0 ? problem.issues.map(({ path, message }) => `${path}: ${message}`) : [];
  const detail =
    more.length === 0 && problem.detail !== '' && !(language === 'en' && problem.detail === sentence);
  return (
    <Notice tone="bad">
      <p>{sentence}</p>
      {detail && <p lang="en">{problem.detail}</p>}
      {more.map((line) => (
        <p key={line} lang="en">
          {line}
        </p>
      ))}
    </Notice>
  );
}
