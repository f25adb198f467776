import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { hasText, sayIn, type Say } from './catalogue';
import { formatIn, type Format } from './format';
import { initialLanguage, rememberLanguage, type Language } from './languages';

export interface Words {
  readonly language: Language;
  readonly say: Say;
  readonly format: Format;
  /** The sentence for an error code. */
  fault(code: string): string;
  setLanguage(language: Language): void;
}

const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(initialLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    rememberLanguage(language);
  }, [language]);
  const words = useMemo<Words>(() => {
    const say = sayIn(language);
    const sentence = (code: string): string => {
      const key = `error_${code}`;
      return say(hasText(key) ? key : 'error_internal');
    };
    return { language, say, format: formatIn(language), fault: sentence, setLanguage };
  }, [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = use(WordsContext);
  if (words === null) throw new Error('WordsProvider is missing');
  return words;
}
