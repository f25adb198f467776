import type { Language } from './languages';

const DASH = '–';
type Value = number | null | undefined;

/** Numbers and times as people of one language write them. Missing values are a dash. */
export interface Format {
  number(value: Value, digits: number): string;
  degrees(value: Value, digits?: number): string;
  arcmin(value: Value, digits?: number): string;
  signedArcmin(value: Value, digits?: number): string;
  metres(value: Value, digits?: number): string;
  percent(fraction: Value): string;
  bytes(value: number): string;
  /** m:ss of seconds. */
  clock(seconds: number): string;
  /** Date and time, UTC: what inspectors log. */
  time(iso: string | null | undefined): string;
  date(iso: string | null | undefined): string;
}

const MINUS = '−';
const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

export function formatIn(language: Language): Format {
  const number = (value: Value, digits: number): string => {
    if (value === null || value === undefined || !Number.isFinite(value)) return DASH;
    const text = new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    }).format(Math.abs(value));
    const isZero = Number(Math.abs(value).toFixed(digits)) === 0;
    return value < 0 && !isZero ? MINUS + text : text;
  };
  const withUnit = (value: Value, digits: number, unit: string): string => {
    const text = number(value, digits);
    return text === DASH ? text : text + unit;
  };
  const when = (iso: string | null | undefined, options: Intl.DateTimeFormatOptions): string =>
    iso
      ? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
          ...options,
          timeZone: 'UTC',
        }).format(new Date(iso))
      : DASH;
  return {
    number,
    degrees: (value, digits = 3) => withUnit(value, digits, '°'),
    arcmin: (value, digits = 1) => withUnit(value, digits, '′'),
    signedArcmin: (value, digits = 1) => {
      const text = withUnit(value, digits, '′');
      return text === DASH || text.startsWith(MINUS) ? text : `+${text}`;
    },
    metres: (value, digits = 2) => withUnit(value, digits, ' m'),
    percent: (fraction) =>
      withUnit(fraction === null || fraction === undefined ? null : fraction * 100, 0, ' %'),
    bytes: (value) => {
      const power = Math.min(SIZES.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3));
      return `${number(value / 1000 ** power, power === 0 ? 0 : 1)} ${SIZES[power] ?? 'B'}`;
    },
    clock: (seconds) => {
      const whole = Math.max(0, Math.round(seconds));
      const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
      const tail = `${String(m).padStart(h > 0 ? 2 : 1, '0')}:${String(s).padStart(2, '0')}`;
      return h > 0 ? `${h}:${tail}` : tail;
    },
    time: (iso) => when(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    date: (iso) => when(iso, { dateStyle: 'medium' }),
  };
}
