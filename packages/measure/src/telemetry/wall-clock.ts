const DATE_TIME =
  /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})[ T]{1,2}(\d{1,2}):(\d{2}):(\d{2})(?:[.,:](\d{1,3})(?!\d)(?:[.,](\d{1,3})(?!\d))?)?/;

/**
 * Date and time of an aircraft's clock in milliseconds since 1970, as if its zone were UTC; null where `text` holds none.
 * DJI writes milliseconds and microseconds as `…:51,393,525`.
 */
export function readWallClock(text: string): number | null {
  const match = DATE_TIME.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  if (hour === undefined || minute === undefined || second === undefined) return null;
  if (year < 1990 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const milliseconds =
    Number((match[7] ?? '').padEnd(3, '0')) + Number((match[8] ?? '').padEnd(3, '0')) / 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) + milliseconds;
}

/** `2022-08-07T13:40:40`: local time of the aircraft, without a zone. */
export const localIso = (wallClock: number): string => new Date(wallClock).toISOString().slice(0, 19);
