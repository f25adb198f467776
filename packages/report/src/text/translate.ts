import type { ReportLanguage } from '@papiscope/shared/contracts';
import { localNumbers } from './numbers';
import { BASES } from './bases';
import { REASONS, type Phrase } from './phrases';
import { WARNINGS } from './warnings';

interface Rule {
  readonly pattern: RegExp;
  readonly phrase: Phrase;
}

function rule(phrase: Phrase): Rule {
  const literal = phrase.en.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return { pattern: new RegExp(`^${literal.replaceAll('*', '(.+?)')}$`, 'u'), phrase };
}

export const PHRASES: readonly Phrase[] = [...REASONS, ...WARNINGS, ...BASES];
const RULES: readonly Rule[] = PHRASES.map(rule);

/** Words within what changes: `deviation`s are numbers, but names are joined and differences told. */
const JOINTS: Readonly<Record<Exclude<ReportLanguage, 'en'>, readonly (readonly [RegExp, string])[]>> = {
  de: [
    [/ and /g, ' und '],
    [/ differ\b/g, ' verschieden'],
  ],
  sk: [
    [/ and /g, ' a '],
    [/ differ\b/g, ' sa líšia'],
  ],
};

function whole(text: string, language: Exclude<ReportLanguage, 'en'>): string | null {
  for (const { pattern, phrase } of RULES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const part = (index: string): string =>
      JOINTS[language].reduce(
        (joined, [word, other]) => joined.replaceAll(word, other),
        found[Number(index) + 1] ?? '',
      );
    return localNumbers(
      phrase[language].replaceAll(/\{(\d)\}/g, (_, index: string) => part(index)),
      language,
    );
  }
  return null;
}

/** A text of the result in the report's language, sentence by sentence; what is not known stays English. */
export function translate(text: string, language: ReportLanguage): string {
  if (language === 'en') return text;
  return (
    whole(text, language) ??
    text
      .split(/(?<=\.) (?=\p{Lu})/u)
      .map((sentence) => whole(sentence, language) ?? sentence)
      .join(' ')
  );
}
