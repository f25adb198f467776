import { de } from './de';
import { en } from './en';
import type { Language } from './languages';
import { sk } from './sk';

export type TextKey = keyof typeof en;

/** A language: a missing key does not compile. */
export type Catalogue = Readonly<Record<TextKey, string>>;

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, de, sk };

/** Gives the words of one language. */
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export function sayIn(language: Language): Say {
  const catalogue = CATALOGUES[language];
  return (key, values = {}) =>
    catalogue[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function hasText(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}
