import type { FlightRow } from '../row';
import { number } from './figures';

export const DETECTION_HEADINGS = ['looks', 'found', 'right', 'right %', 'all lit units'] as const;

const BANDS: readonly (readonly [label: string, from: number, to: number])[] = [
  ['confidence below 0.5', -1, 0.5],
  ['0.5 to 0.9', 0.5, 0.9],
  ['0.9 and more', 0.9, 2],
];

/** How far the confidence of the first look can be believed: label and cells. */
export function detectionFigures(rows: readonly FlightRow[]): readonly (readonly string[])[] {
  const line = (label: string, chosen: readonly FlightRow[]): readonly string[] => {
    const found = chosen.filter(({ detection }) => detection.found);
    const right = found.filter(({ detection }) => detection.right);
    return [
      label,
      String(chosen.length),
      String(found.length),
      String(right.length),
      number(found.length === 0 ? null : (100 * right.length) / found.length, 1),
      String(right.filter(({ detection }) => detection.complete).length),
    ];
  };
  const bands = BANDS.map(([label, from, to]) =>
    line(
      label,
      rows.filter(
        ({ detection: { confidence } }) => confidence !== null && confidence >= from && confidence < to,
      ),
    ),
  );
  return [line('all', rows), ...bands.filter(([, looks]) => looks !== '0')];
}
