/** `NAME(a, b, c)` groups of a cue: `GPS`, `HOME`, `G.PRY`, `F.PRY`. */
export function readTuples(text: string): { readonly name: string; readonly items: string[] }[] {
  return [...text.matchAll(/\b(GPS|HOME|G\.?PRY|F\.?PRY)\s{0,3}\(([^()]{0,120})\)/gi)].map(
    ([, name = '', items = '']) => ({
      name: name.toUpperCase().replace(/^([GF])PRY$/, '$1.PRY'),
      items: items.split(',').map((item) => item.trim()),
    }),
  );
}

/** `-27.3°` → −27.3; null for `N/A` and the like. */
export function readNumber(item: string | undefined): number | null {
  const match = /^([+-]?\d{1,12}(?:\.\d{1,15})?)\s{0,3}[a-zA-Z°]{0,3}$/.exec(item ?? '');
  return match?.[1] === undefined ? null : Number(match[1]);
}

export interface GpsTuple {
  readonly order: 'longitude_first' | 'latitude_first' | 'hemisphere';
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Metres above an unstated datum. */
  readonly height: number | null;
  readonly satellites: number | null;
}

const HEMISPHERE = /^([NSEW])\s{0,3}:?\s{0,3}(\d{1,3}(?:\.\d{1,15})?)$/i;

/** `(E: 8.5, N: 47.3, 479.0m)` of Autel's aircraft. */
function readHemispheres(items: readonly string[]): GpsTuple | null {
  const found = new Map<string, number>();
  for (const item of items) {
    const match = HEMISPHERE.exec(item);
    if (match?.[1] !== undefined) found.set(match[1].toUpperCase(), Number(match[2]));
  }
  if (found.size === 0) return null;
  const signed = (plus: string, minus: string): number | null =>
    found.get(plus) ?? (found.has(minus) ? -(found.get(minus) ?? 0) : null);
  const height = items.find((item) => /m$/i.test(item));
  return {
    order: 'hemisphere',
    latitude: signed('N', 'S'),
    longitude: signed('E', 'W'),
    height: readNumber(height),
    satellites: null,
  };
}

/**
 * `GPS(a,b,c)`. With a whole number as c it is (longitude, latitude, satellites); with a unit or decimals in c it is
 * (latitude, longitude, height). An order that would give a latitude beyond 90° is turned round.
 */
export function readGps(items: readonly string[]): GpsTuple {
  const hemispheres = readHemispheres(items);
  if (hemispheres !== null) return hemispheres;
  const [first, second] = [readNumber(items[0]), readNumber(items[1])];
  const third = readNumber(items[2]);
  const hasHeight = third !== null && /[.mM]/.test(items[2] ?? '');
  const stated = hasHeight ? 'latitude_first' : 'longitude_first';
  const other = hasHeight ? 'longitude_first' : 'latitude_first';
  const latitude = stated === 'latitude_first' ? first : second;
  const order = latitude !== null && Math.abs(latitude) > 90 ? other : stated;
  return {
    order,
    latitude: order === 'latitude_first' ? first : second,
    longitude: order === 'latitude_first' ? second : first,
    height: hasHeight ? third : null,
    satellites: hasHeight ? null : third,
  };
}
