import type { Verdict } from '@papiscope/shared/contracts';
import { quantity, signedQuantity, type Measure, type Say } from '../text';
import type { Cell } from './types';

type Language = Parameters<typeof quantity>[2];

export const EMPTY: Cell = { text: '–' };

export function textCell(text: string | null): Cell {
  return text === null ? { text: '' } : { text };
}

export function quantityCell(value: number | null, unit: Measure, language: Language): Cell {
  return value === null ? EMPTY : { text: quantity(value, unit, language) };
}

export function signedCell(value: number | null, unit: Measure, language: Language): Cell {
  return value === null ? EMPTY : { text: signedQuantity(value, unit, language) };
}

export function verdictCell(verdict: Verdict, say: Say): Cell {
  return { text: say(`verdict_${verdict}`), tone: verdict, bold: true };
}
