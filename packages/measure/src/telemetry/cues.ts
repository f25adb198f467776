/** One subtitle. `start` in seconds on the video's clock, null where the file has no timing line. */
export interface Cue {
  readonly start: number | null;
  readonly text: string;
}

/** Longest text of a cue that is looked at: telemetry cues have some 500 characters. */
const TEXT_LIMIT = 4000;
const TIMING =
  /^\s{0,20}(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[,.:](\d{1,6}))?\s{0,20}-{1,3}>\s{0,20}\d{1,4}:\d{1,2}:/;
const INDEX = /^\s{0,20}\d{1,9}\s{0,20}$/;

const startOf = (timing: RegExpExecArray): number => {
  const [, hours, minutes, seconds, fraction] = timing;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction ?? '0'}`);
};

/** A file that stops in the middle of a number would otherwise give a wrong number. */
const withoutCutNumber = (text: string): string => text.replace(/[+-]?[\d.,]{1,30}$/, '');

/**
 * The cues of a subtitle file: with or without timing lines, byte-order marks, CRLF, blank lines and a proper end.
 * One pass over the lines, so junk costs no more than telemetry.
 */
export function splitCues(source: string): Cue[] {
  const cues: Cue[] = [];
  let start: number | null = null;
  let lines: string[] = [];
  let length = 0;
  let open = false;
  let afterBlank = true;

  const close = (): void => {
    if (open) cues.push({ start, text: lines.join('\n') });
    start = null;
    lines = [];
    length = 0;
    open = false;
  };

  for (const line of source.replace(/[\uFEFF\0]/g, '').split(/\r\n|\n|\r/)) {
    const timing = TIMING.exec(line.slice(0, 100));
    if (timing !== null) {
      if (start !== null || lines.length > 0) {
        if (INDEX.test(lines.at(-1) ?? '')) lines.pop();
        close();
      }
      start = startOf(timing);
      open = true;
    } else if (afterBlank && line.length < 50 && INDEX.test(line)) {
      close();
      open = true;
    } else if (line.trim() !== '' && length < TEXT_LIMIT) {
      const kept = line.slice(0, TEXT_LIMIT - length);
      lines.push(kept);
      length += kept.length + 1;
      open = true;
    }
    afterBlank = line.trim() === '';
  }
  close();

  const last = cues.pop();
  if (last === undefined) return cues;
  const cutOff = !/[\r\n]$/.test(source.slice(-1));
  return [...cues, cutOff ? { start: last.start, text: withoutCutNumber(last.text) } : last];
}
