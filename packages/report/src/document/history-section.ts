import { historyFigure } from '../draw/history-figure';
import type { ReportModel } from '../model/types';
import { letter } from '../model/letter';
import type { Say } from '../text';
import { EMPTY, quantityCell, signedCell } from './cells';
import type { Block, Section } from './types';

/** The units over the flights of the runway, and what has changed since the flight before; null for a first flight. */
export function historySection({ history, units, language }: ReportModel, say: Say): Section | null {
  if (history === null) return null;
  const { flights, differences, indicative } = history;
  const pictures = units.flatMap(({ name }) => historyFigure(history, name, say, language) ?? []);
  const figures: Block[] = pictures.length === 0 ? [] : [{ kind: 'figures', pictures }];
  const before = flights.at(-2);
  return {
    heading: say('history'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: say('flight'), weight: 12 },
          { title: say('flown_at'), weight: 24 },
          ...units.map((unit) => ({ title: `${unit.letter} ± U`, weight: 26, align: 'right' as const })),
        ],
        rows: flights.map(({ number, flown_at: at, units: of, absolute_angles: absolute }, i) => [
          { text: String(number), bold: i === flights.length - 1 },
          { text: `${at ?? '–'}${absolute === 'indicative' ? ' *' : ''}` },
          ...units.map(({ name }) => {
            const unit = of[name];
            if (unit === undefined || unit.angle === null) return EMPTY;
            const u = quantityCell(unit.u_angle_arcmin, 'arcmin', language).text;
            return { text: `${quantityCell(unit.angle, 'deg', language).text} ± ${u}` };
          }),
        ]),
      },
      ...(flights.some((flight) => flight.absolute_angles === 'indicative')
        ? [{ kind: 'paragraph' as const, small: true, text: say('history_indicative') }]
        : []),
      ...figures,
      { kind: 'paragraph', bold: true, text: say('difference', { flown_at: before?.flown_at ?? '–' }) },
      {
        kind: 'table',
        columns: [
          { title: say('unit'), weight: 10 },
          { title: say('flight_before'), weight: 16, align: 'right' },
          { title: say('flight_now'), weight: 16, align: 'right' },
          { title: say('change'), weight: 16, align: 'right' },
          { title: say('uncertainty'), weight: 14, align: 'right' },
          { title: say('remark'), weight: 40 },
        ],
        rows: differences.map((row) => [
          { text: letter(row.unit), bold: true },
          quantityCell(row.before, 'deg', language),
          quantityCell(row.after, 'deg', language),
          signedCell(row.change_arcmin, 'arcmin', language),
          quantityCell(row.u_arcmin, 'arcmin', language),
          { text: meaning(row, indicative, say) },
        ]),
      },
      { kind: 'paragraph', small: true, text: say('difference_note') },
    ],
  };
}

function meaning(
  { change_arcmin: change, significant }: { change_arcmin: number | null; significant: boolean },
  indicative: boolean,
  say: Say,
): string {
  if (change === null) return '–';
  if (indicative) return say('difference_indicative');
  return say(significant ? 'difference_significant' : 'difference_within');
}
