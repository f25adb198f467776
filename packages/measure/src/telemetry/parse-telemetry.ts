import { PapiscopeError } from '@papiscope/shared/contracts';
import { buildTrack, type TimedReading } from './build-track';
import { hasHeader, readCsv, type CsvContent } from './csv';
import { splitCues } from './cues';
import { readCue, type CueContent } from './read-cue';
import type { Dialect, TelemetryTrack } from './types';

export interface ParseOptions {
  /** Longest text that is read, characters: an hour of 60 cues a second has some 80 million. */
  readonly maxCharacters?: number;
}

type ReadCue = CueContent & {
  readonly start: number | null;
  readonly text: string;
  readonly dialect: Dialect;
};

/** Times of cues without a timing line, and of rows without a time column, from the aircraft's clock. */
function timed(rows: readonly TimedReading[]): TimedReading[] {
  const origin = rows.find(({ reading }) => reading.wallClock !== null)?.reading.wallClock ?? null;
  return rows.map(({ time, reading }) => {
    if (time !== null || origin === null || reading.wallClock === null) return { time, reading };
    return { time: (reading.wallClock - origin) / 1000, reading };
  });
}

/** Seconds covered by the cues that hold a position. */
function covered(cues: readonly ReadCue[]): number {
  const times = cues
    .filter(({ reading }) => reading.latitude !== null && reading.longitude !== null)
    .map(({ start, reading }) => start ?? (reading.wallClock ?? 0) / 1000);
  return times.length === 0 ? -1 : (times.at(-1) ?? 0) - (times[0] ?? 0);
}

function fromCsv({ rows, fields, datum }: CsvContent): TelemetryTrack {
  if (rows.length === 0)
    throw new PapiscopeError('telemetry_unreadable', 'The table has a header but no rows.');
  const times = timed(rows);
  const origin = times.find(({ time }) => time !== null)?.time;
  if (origin === undefined || origin === null) {
    throw new PapiscopeError(
      'telemetry_unreadable',
      'The table has no column of times (seconds of the video, or date and time); numbers of frames are not enough.',
    );
  }
  const sinceEpoch = origin > 1e8;
  return buildTrack({
    dialect: 'csv',
    cues: rows.length,
    readings: sinceEpoch
      ? times.map(({ time, reading }) => ({ time: time === null ? null : time - origin, reading }))
      : times,
    fields,
    datum,
    colourMode: null,
    warnings: sinceEpoch ? ['The times are dates: the first row is taken as the start of the video.'] : [],
  });
}

/** DJI's `color_md`: `default`, `dlog_m`, `hlg`, … */
function colourMode(cues: readonly ReadCue[]): string | null {
  for (const { text } of cues) {
    const mode = /\bcolor_md\s{0,3}[:=]\s{0,3}([a-z][\w-]{0,31})/i.exec(text)?.[1];
    if (mode !== undefined) return mode.toLowerCase();
  }
  return null;
}

function fromCues(source: string): TelemetryTrack {
  const cues = splitCues(source).map(({ start, text }) => ({ start, text, ...readCue(text) }));
  const known = cues.filter((cue): cue is ReadCue => cue.dialect !== null);
  if (known.length === 0) {
    throw new PapiscopeError(
      'telemetry_unreadable',
      cues.every(({ text }) => text === '')
        ? 'There is no complete cue in it.'
        : 'Its cues hold neither camera settings nor coordinates: these are not the subtitles of a drone.',
    );
  }
  const dialects = [...new Set(known.map(({ dialect }) => dialect))];
  const [main = 'dji_bracketed'] = dialects
    .map((dialect) => ({ dialect, seconds: covered(known.filter((cue) => cue.dialect === dialect)) }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .map(({ dialect }) => dialect);
  const chosen = known.filter(({ dialect }) => dialect === main);
  const left = known.length - chosen.length;
  const unread = cues.length - known.length;

  const warnings: string[] = [];
  if (left > 0) {
    warnings.push(
      `The file holds cues of ${dialects.length} aircraft models (${dialects.join(', ')}): ` +
        `only ${main} is used, ${left} cues are left out.`,
    );
  }
  if (unread > 0) warnings.push(`${unread} ${unread === 1 ? 'cue is' : 'cues are'} cut off or no telemetry.`);
  if (chosen.every(({ start }) => start === null)) {
    warnings.push("The cues have no times: the aircraft's clock is used, counted from the first cue.");
  }
  return buildTrack({
    dialect: main,
    cues: cues.length,
    readings: timed(chosen.map(({ start, reading }) => ({ time: start, reading }))),
    fields: [...new Set(chosen.flatMap(({ fields }) => fields))],
    datum: null,
    colourMode: colourMode(chosen),
    warnings,
  });
}

/**
 * Telemetry of a video from the text of its subtitle file or of a table with named columns.
 * Throws PapiscopeError `telemetry_unreadable` or `telemetry_no_position`, nothing else, in time linear in the text.
 */
export function parseTelemetry(text: string, options: ParseOptions = {}): TelemetryTrack {
  const { maxCharacters = 200_000_000 } = options;
  if (text.trim() === '') throw new PapiscopeError('telemetry_unreadable', 'The file is empty.');
  if (text.length > maxCharacters) {
    throw new PapiscopeError('telemetry_unreadable', 'The file is far larger than telemetry ever is.');
  }
  const hasCues = text.slice(0, 2000).includes('-->');
  const csv = hasCues ? null : readCsv(text);
  if (csv === null && !hasCues && hasHeader(text)) {
    throw new PapiscopeError(
      'telemetry_unreadable',
      'It is a table whose header names no columns `latitude` and `longitude`.',
    );
  }
  return csv === null ? fromCues(text) : fromCsv(csv);
}
