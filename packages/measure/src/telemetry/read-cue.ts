import { quantityOf, readPairs, type Quantity } from './bracketed';
import { readCamera } from './camera';
import { rtkState } from './rtk';
import { readGps, readNumber, readTuples } from './tuples';
import { NOTHING_READ, type Dialect, type Reading } from './types';
import { readWallClock } from './wall-clock';

/** A cue's content. `dialect` is null where the cue holds nothing that telemetry would hold. */
export interface CueContent {
  readonly dialect: Dialect | null;
  readonly fields: readonly string[];
  readonly reading: Reading;
}

const withoutTags = (text: string): string => text.replace(/<[^<>]{0,200}>/g, ' ');

/** Camera settings: they tell telemetry without a position from an ordinary subtitle. */
const CAMERA = new Set(['iso', 'shutter', 'fnum', 'ev', 'ct', 'framecnt', 'srtcnt', 'difftime', 'focal_len']);

/** `D 221.21m, H 200.70m, H.S 1.84m/s`, `H.S n/a`. */
const readLetters = (text: string) =>
  [...text.matchAll(/(?<=[\s,])(D|H|H\.S|V\.S)\s{1,3}(?:([+-]?\d{1,6}(?:\.\d{1,6})?)\s?m|n\/a)/g)].map(
    ([, name = '', value]) => ({ name, value: value === undefined ? null : Number(value) }),
  );

/** Position, heights, gimbal and clock of one cue, whatever the model that wrote it. */
export function readCue(source: string): CueContent {
  const text = withoutTags(source);
  const tuples = readTuples(text);
  const pairs = readPairs(text.replace(/\([^()]{0,120}\)/g, ' '));
  const letters = readLetters(text);

  const values = new Map<Quantity, number>();
  for (const { name, value } of pairs) {
    const quantity = quantityOf(name);
    if (quantity !== undefined && value !== null && !values.has(quantity)) values.set(quantity, value);
  }
  const of = (quantity: Quantity): number | null => values.get(quantity) ?? null;
  const tuple = (name: string): readonly string[] | undefined =>
    tuples.find((candidate) => candidate.name === name)?.items;

  const gpsItems = tuple('GPS');
  const gps = gpsItems === undefined ? null : readGps(gpsItems);
  const pry = tuple('G.PRY');
  const height = letters.find(({ name }) => name === 'H')?.value ?? null;

  return {
    dialect: dialectOf(),
    fields: [...new Set([...tuples, ...letters, ...pairs].map(({ name }) => name))],
    reading: {
      ...NOTHING_READ,
      latitude: gps === null ? of('latitude') : gps.latitude,
      longitude: gps === null ? of('longitude') : gps.longitude,
      heightAbs: of('heightAbs') ?? gps?.height ?? null,
      heightRel: of('heightRel') ?? height,
      gimbalPitch: of('gimbalPitch') ?? readNumber(pry?.[0]),
      gimbalRoll: of('gimbalRoll') ?? readNumber(pry?.[1]),
      gimbalYaw: of('gimbalYaw') ?? readNumber(pry?.[2]),
      satellites: of('satellites') ?? gps?.satellites ?? null,
      rtk: rtkState(of('rtkFlag')),
      stdLatitude: of('stdLatitude'),
      stdLongitude: of('stdLongitude'),
      stdHeight: of('stdHeight'),
      ...readCamera(text),
      wallClock: readWallClock(text),
    },
  };

  function dialectOf(): Dialect | null {
    if (gps?.order === 'hemisphere') return 'hemisphere';
    if (gps !== null && /\bF\/\d/.test(text)) return 'dji_gps_distance';
    if (gps !== null && gps.height !== null) return 'dji_gps_barometer';
    if (gps !== null || tuple('HOME') !== undefined) return 'dji_home_gps';
    const bracketed = pairs.some(
      ({ name }) => CAMERA.has(name.toLowerCase()) || quantityOf(name) !== undefined,
    );
    return bracketed ? 'dji_bracketed' : null;
  }
}
