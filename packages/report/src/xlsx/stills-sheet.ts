import { STILL_MOMENTS } from '@papiscope/shared/contracts';
import type { Row } from 'write-excel-file/node';
import { stillCaption } from '../document/stills-section';
import type { ReportModel } from '../model/types';
import type { Say } from '../text';
import { headings, text } from './cells';
import type { SheetContent } from './sheets';

/** Pixels of a picture in the sheet; rows are as high as a picture and a line. */
const PICTURE = { width: 240, height: 180 };
const ROW_POINTS = 155;
const LINE_PIXELS = 22;

/** The units' stills: a row for each unit, the caption of each picture in its cell, the picture below. */
export function stillsSheet({ stills, language }: ReportModel, say: Say): SheetContent | null {
  if (stills === null) return null;
  return {
    name: say('stills').slice(0, 31),
    widths: [8, ...STILL_MOMENTS.map(() => 36)],
    sticky: 1,
    rows: [
      headings([say('unit'), ...STILL_MOMENTS.map((moment) => say(`still_${moment}`))]),
      ...stills.map(({ letter, cells }): Row => [
        { value: letter, type: String, height: ROW_POINTS, alignVertical: 'top' },
        ...cells.map((cell) => text(stillCaption(cell, language, say), true)),
      ]),
    ],
    images: stills.flatMap(({ letter, cells }, row) =>
      cells.flatMap(({ jpeg, moment }, column) =>
        jpeg === null
          ? []
          : [
              {
                content: jpeg,
                contentType: 'image/jpeg',
                ...PICTURE,
                dpi: 96,
                anchor: { row: row + 2, column: column + 2 },
                offsetY: LINE_PIXELS,
                title: `${letter}, ${say(`still_${moment}`)}`,
              },
            ],
      ),
    ),
  };
}
