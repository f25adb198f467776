import { STILL_MOMENTS } from '@papiscope/shared/contracts';
import type { ReportModel } from '../model/types';
import type { StillCell } from '../model/stills';
import { numberText, quantity, type Say } from '../text';
import type { Section } from './types';

/** The lights as the camera saw them: a row for each unit. */
export function stillsSection({ stills, language }: ReportModel, say: Say): Section | null {
  if (stills === null) return null;
  return {
    heading: say('stills'),
    blocks: [
      {
        kind: 'photos',
        columns: STILL_MOMENTS.map((moment) => say(`still_${moment}`)),
        rows: stills.map(({ letter, cells }) => ({
          label: letter,
          photos: cells.map((cell) => ({
            jpeg: cell.jpeg,
            caption: stillCaption(cell, language, say),
          })),
        })),
      },
      { kind: 'paragraph', small: true, text: say('stills_note') },
    ],
  };
}

/** Angle, frame and time of a picture, or the reason why there is none. */
export function stillCaption(cell: StillCell, language: ReportModel['language'], say: Say): string {
  if (cell.reason !== null) return cell.reason;
  const { angle, frame_number: frame, timestamp } = cell;
  return [
    ...(angle === null ? [] : [quantity(angle, 'deg', language)]),
    ...(frame === null ? [] : [`${say('still_frame')} ${frame}`]),
    ...(timestamp === null ? [] : [`${numberText(timestamp, 3, language)} s`]),
  ].join(' · ');
}
