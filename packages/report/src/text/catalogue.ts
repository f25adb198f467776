import type { ReportLanguage } from '@papiscope/shared/contracts';
import { de } from './de';
import { en } from './en';
import { sk } from './sk';

export type TextKey = keyof typeof en;

/** A language: a missing key does not compile. */
export type Catalogue = Readonly<Record<TextKey, string>>;

export const CATALOGUES: Readonly<Record<ReportLanguage, Catalogue>> = { en, de, sk };

/** Gives the words of one language. */
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export function sayIn(language: ReportLanguage): Say {
  const catalogue = CATALOGUES[language];
  return (key, values = {}) =>
    catalogue[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
