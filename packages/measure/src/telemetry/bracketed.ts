/** `name : number` pairs of a cue; the value is null where it is no number. Names as spelt. */
export function readPairs(text: string): { readonly name: string; readonly value: number | null }[] {
  const pairs = text.matchAll(
    /(?<![\w.])([A-Za-z][\w.]{0,31})\s{0,3}[:=]\s{0,3}([+-]?\d{1,12}(?:\.\d{1,15})?(?![\d.]))?/g,
  );
  return [...pairs].map(([, name = '', value]) => ({
    name,
    value: value === undefined ? null : Number(value),
  }));
}

/** Quantities by the spellings seen in the field, lower case. */
const SPELLINGS = {
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'longtitude', 'longitute', 'lon', 'lng', 'long'],
  heightAbs: ['abs_alt', 'absolute_altitude', 'ellipsoid_alt', 'ellipsoid_height', 'altitude', 'alt'],
  heightRel: ['rel_alt', 'relative_altitude', 'barometer', 'hb', 'height'],
  gimbalPitch: ['gb_pitch', 'gimbal_pitch'],
  gimbalRoll: ['gb_roll', 'gimbal_roll'],
  gimbalYaw: ['gb_yaw', 'gimbal_yaw', 'gimbal_heading'],
  satellites: ['satellites', 'gps_num', 'sat_num'],
  rtkFlag: ['rtk_flag', 'rtkflag'],
  stdLatitude: ['rtk_std_lat', 'rtkstdlat'],
  stdLongitude: ['rtk_std_lon', 'rtkstdlon'],
  stdHeight: ['rtk_std_hgt', 'rtkstdhgt'],
} as const;

export type Quantity = keyof typeof SPELLINGS;

const QUANTITY_OF = new Map<string, Quantity>(
  Object.entries(SPELLINGS).flatMap(([quantity, names]) =>
    names.map((name): [string, Quantity] => [name, quantity as Quantity]),
  ),
);

/** The quantity that a name stands for, whatever its case. */
export const quantityOf = (name: string): Quantity | undefined => QUANTITY_OF.get(name.toLowerCase());
