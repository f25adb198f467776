import type { Check, ReportLanguage } from '@papiscope/shared/contracts';

export type Measure = Check['unit'];

const DECIMALS: Readonly<Record<Measure, number>> = { deg: 3, arcmin: 2, m: 2, ratio: 2, count: 0 };
const SIGNS: Readonly<Record<Measure, string>> = { deg: '°', arcmin: '′', m: ' m', ratio: '', count: '' };

export function decimals(unit: Measure): number {
  return DECIMALS[unit];
}

/** Turns the points of a text's numbers into what the language writes. */
export function localNumbers(text: string, language: ReportLanguage): string {
  return language === 'en' ? text : text.replaceAll(/(\d)\.(\d)/g, '$1,$2');
}

/** A number with fixed decimals, the language's decimal sign and a true minus. */
export function numberText(value: number, digits: number, language: ReportLanguage): string {
  const text = Math.abs(value).toFixed(digits);
  const negative = value < 0 && Number(text) !== 0;
  return localNumbers(negative ? `−${text}` : text, language);
}

/** The number with the sign of its unit: `2.529°`, `3.39′`, `15.17 m`. */
export function quantity(value: number, unit: Measure, language: ReportLanguage): string {
  return `${numberText(value, DECIMALS[unit], language)}${SIGNS[unit]}`;
}

/** The same with a plus before what is not negative. */
export function signedQuantity(value: number, unit: Measure, language: ReportLanguage): string {
  const text = quantity(value, unit, language);
  return text.startsWith('−') ? text : `+${text}`;
}

/** Date and time to the minute, UTC. */
export function timeText(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
