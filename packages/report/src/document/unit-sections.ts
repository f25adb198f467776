import type { UnitName } from '@papiscope/shared/contracts';
import { barOverview } from '../draw/bar-overview';
import { unitCurve } from '../draw/unit-curve';
import type { ReportModel, UnitRow } from '../model/types';
import { numberText, quantity, type Measure, type Say } from '../text';
import { EMPTY, quantityCell, signedCell, textCell, verdictCell } from './cells';
import type { Block, Cell, Section, TableBlock } from './types';

const letterOf = (unit: UnitName): string => unit.slice('PAPI_'.length);

/** Data and curve of every unit. */
export function unitsSection(model: ReportModel, say: Say): Section {
  const { units, plots, language } = model;
  const overview = barOverview(units, say, language);
  const curves = units.flatMap((unit) => {
    const data = plots?.curves.find((curve) => curve.unit === unit.name);
    return data ? [unitCurve(unit, data, say, language)] : [];
  });
  const missing = units.filter(({ reason, angle }) => angle === null && reason !== null);
  return {
    heading: say('units'),
    blocks: [
      ...(overview ? [{ kind: 'figures' as const, pictures: [overview] }] : []),
      unitTable(model, say),
      passTable(model, say),
      ...missing.map(({ letter, reason }): Block => ({
        kind: 'paragraph',
        text: say('curve_missing', { unit: letter, reason: reason ?? '' }),
      })),
      ...(curves.length === 0
        ? []
        : [
            { kind: 'figures' as const, pictures: curves },
            { kind: 'paragraph' as const, small: true, text: say('curve_note') },
          ]),
    ],
  };
}

function unitTable({ units, language }: ReportModel, say: Say): TableBlock {
  const plusMinus = (unit: UnitRow): Cell => quantityCell(unit.u_angle_arcmin, 'arcmin', language);
  return {
    kind: 'table',
    columns: [
      { title: say('unit'), weight: 9.5 },
      { title: say('lit'), weight: 9.5 },
      { title: say('transition_angle'), weight: 18.5, align: 'right' },
      { title: say('uncertainty'), weight: 10, align: 'right' },
      { title: say('deviation'), weight: 12.5, align: 'right' },
      { title: `${say('start_10')} – ${say('end_90')}`, weight: 17, align: 'right' },
      { title: `${say('width')} ± U`, weight: 14, align: 'right' },
      { title: say('intensity_ratio'), weight: 11, align: 'right' },
      { title: say('frames_tracked'), weight: 13, align: 'right' },
      { title: say('verdict'), weight: 15 },
    ],
    rows: units.map((unit) => [
      { text: unit.letter, bold: true },
      textCell(say(unit.lit ? 'yes' : 'no')),
      quantityCell(unit.angle, 'deg', language),
      plusMinus(unit),
      signedCell(unit.deviation_arcmin, 'arcmin', language),
      pairCell(unit.start, ' – ', unit.end, 'deg', language),
      pairCell(unit.width_arcmin, ' ± ', unit.u_width_arcmin, 'arcmin', language),
      quantityCell(unit.intensity_ratio, 'ratio', language),
      { text: `${unit.frames.visible} / ${unit.frames.total}` },
      verdictCell(unit.verdict, say),
    ]),
  };
}

function pairCell(
  first: number | null,
  between: string,
  second: number | null,
  unit: Measure,
  language: ReportModel['language'],
): Cell {
  if (first === null || second === null) return EMPTY;
  return { text: `${quantity(first, unit, language)}${between}${quantity(second, unit, language)}` };
}

function passTable({ units, language }: ReportModel, say: Say): TableBlock {
  const time = (seconds: number): string => numberText(seconds, 1, language);
  return {
    kind: 'table',
    columns: [
      { title: say('unit'), weight: 8 },
      { title: say('passes'), weight: 92 },
    ],
    rows: units
      .filter(({ passes }) => passes.length > 0)
      .map(({ letter, passes }) => [
        { text: letter, bold: true },
        {
          text: passes
            .map(({ direction, angle, from, to }) => {
              const way = `${say(`pass_${direction}`)} (${time(from)}–${time(to)} s)`;
              return `${way}: ${quantity(angle, 'deg', language)}`;
            })
            .join('; '),
        },
      ]),
  };
}

/** The sectors a pilot sees between the units. */
export function sectorsSection({ sectors, language }: ReportModel, say: Say): Section | null {
  if (sectors.length === 0) return null;
  return {
    heading: say('sectors'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: say('sector'), weight: 10 },
          { title: say('from'), weight: 14, align: 'right' },
          { title: say('to'), weight: 14, align: 'right' },
          { title: say('width'), weight: 14, align: 'right' },
          { title: say('uncertainty'), weight: 14, align: 'right' },
          { title: say('nominal_width'), weight: 18, align: 'right' },
        ],
        rows: sectors.map(
          ({ between: [lower, upper], from, to, width, u_width_arcmin: u, nominal_width: nominal }) => [
            { text: `${letterOf(lower)} – ${letterOf(upper)}`, bold: true },
            quantityCell(from, 'deg', language),
            quantityCell(to, 'deg', language),
            quantityCell(width, 'deg', language),
            quantityCell(u, 'arcmin', language),
            nominal === null ? EMPTY : quantityCell(nominal, 'deg', language),
          ],
        ),
      },
    ],
  };
}
