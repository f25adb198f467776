/** Names of the exposure time, lower case; older aircraft write `Shutter:60`, `TV:60` or `SS 60` for 1/60 s. */
const SHUTTERS = ['shutter', 'shutter_speed', 'tv', 'ss'];
const ISOS = ['iso'];
const APERTURES = ['fnum', 'f_number', 'aperture'];
const SETTING = new RegExp(
  `(?<![\\w.])(${[...SHUTTERS, ...ISOS, ...APERTURES].join('|')})\\s{0,3}[:= ]\\s{0,3}([fF]?[\\d./]{1,16})`,
  'gi',
);

/** A setting of the camera as it is written: `1/8000.0`, `160`, `F2.8`. */
interface Setting {
  readonly name: string;
  readonly text: string;
}

/** What the camera takes of the light at one aperture, exposure time in seconds × ISO, and its aperture; null where one is not stated. */
export interface CameraSettings {
  readonly exposure: number | null;
  readonly fNumber: number | null;
}

/** The camera's settings of a cue in any dialect. */
export function readCamera(text: string): CameraSettings {
  const settings = text.matchAll(SETTING);
  const ratio = /(?<![\w.])F\/(\d{1,2}(?:\.\d{1,2})?)/.exec(text)?.[1];
  return cameraSettings([
    ...[...settings].map(([, name = '', value = '']) => ({ name, text: value })),
    ...(ratio === undefined ? [] : [{ name: 'aperture', text: ratio }]),
  ]);
}

/** The same of named values. */
export function cameraSettings(settings: readonly Setting[]): CameraSettings {
  const of = (names: readonly string[]): string | null =>
    settings.find(({ name }) => names.includes(name.toLowerCase()))?.text ?? null;
  const seconds = exposureTime(of(SHUTTERS));
  const iso = positive(of(ISOS));
  return {
    exposure: seconds === null || iso === null ? null : seconds * iso,
    fNumber: positive(of(APERTURES)?.replace(/^f/i, '') ?? null),
  };
}

/** `1/80.0` and `80` are 12.5 ms: no frame of a video is exposed for longer than a second. */
function exposureTime(text: string | null): number | null {
  const [, over, value = null] = /^(1\/)?([\d.]{1,12})$/.exec(text ?? '') ?? [];
  const number = positive(value);
  if (number === null) return null;
  return over !== undefined || number > 1 ? 1 / number : number;
}

function positive(text: string | null): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value > 0 ? value : null;
}
