import type { HeightDatum } from '@papiscope/shared/contracts';

export type ColumnName =
  | 'time'
  | 'wallClock'
  | 'latitude'
  | 'longitude'
  | 'heightAbs'
  | 'heightRel'
  | 'gimbalPitch'
  | 'gimbalRoll'
  | 'gimbalYaw'
  | 'satellites'
  | 'rtkFlag'
  | 'stdLatitude'
  | 'stdLongitude'
  | 'stdHeight'
  | 'iso'
  | 'shutter'
  | 'fNumber';

/** Where a quantity stands in a row, the factor to its SI unit, and the datum that the column's name states. */
export interface Column {
  readonly index: number;
  readonly factor: number;
  readonly datum: HeightDatum | null;
}

/** Column names in lower case without units, by what they hold; the first that is there counts. */
const NAMES: Record<ColumnName, readonly string[]> = {
  time: [
    ...['video_time', 'time', 'seconds', 'time_seconds', 'timestamp', 't', 'pts', 'pts_time'],
    ...['elapsed', 'elapsed_time', 'flytime', 'fly_time', 'flight_time', 'osd_flytime'],
  ],
  wallClock: ['datetime', 'date_time', 'datetime_utc', 'wall_clock', 'utc', 'customdate_local', 'timestamp'],
  latitude: ['latitude', 'lat', 'drone_latitude', 'gps_latitude', 'osd_latitude', 'gps_lat'],
  longitude: [
    ...['longitude', 'longtitude', 'lon', 'lng', 'long'],
    ...['drone_longitude', 'gps_longitude', 'osd_longitude', 'gps_lon'],
  ],
  heightAbs: [
    ...['height_ellipsoid', 'ellipsoidal_height', 'ellipsoid_height', 'height_wgs84', 'elevation_wgs84'],
    ...['altitude_ellipsoid', 'ellipsoidal_altitude', 'ellipsoid_altitude', 'alt_ellipsoid', 'ellipsoid_alt'],
    ...['altitude_wgs84', 'alt_wgs84', 'height_above_ellipsoid', 'hae', 'h_ell', 'h_ellipsoid', 'ell_height'],
    ...['height_egm96', 'altitude_egm96', 'height_egm2008', 'altitude_egm2008'],
    ...['abs_alt', 'alt_abs', 'height_abs', 'absolute_altitude', 'altitude_abs', 'drone_elevation'],
    ...['altitude_above_sealevel', 'altitude_msl', 'alt_msl', 'osd_altitude', 'altitude', 'alt', 'elevation'],
  ],
  heightRel: [
    ...['rel_alt', 'alt_rel', 'height_rel', 'relative_altitude', 'altitude_rel', 'height_above_takeoff'],
    ...['osd_height', 'height', 'agl', 'barometer'],
  ],
  gimbalPitch: ['gimbal_pitch', 'gb_pitch'],
  gimbalRoll: ['gimbal_roll', 'gb_roll'],
  gimbalYaw: ['gimbal_yaw', 'gb_yaw', 'gimbal_heading', 'gimbal_yaw_360'],
  satellites: ['satellites', 'sats', 'osd_gpsnum', 'gpsnum'],
  rtkFlag: [
    ...['rtk_flag', 'rtk', 'rtk_status', 'rtk_state', 'rtk_fix', 'rtk_rtkflag', 'rtkdata_rtk_status'],
    ...['fix', 'fix_type'],
  ],
  stdLatitude: ['rtk_std_lat', 'std_lat', 'std_latitude', 'std_n', 'sigma_n', 'sd_n', 'sdn'],
  stdLongitude: ['rtk_std_lon', 'std_lon', 'std_longitude', 'std_e', 'sigma_e', 'sd_e', 'sde'],
  stdHeight: [
    ...['rtk_std_hgt', 'std_hgt', 'std_height', 'std_alt', 'std_altitude', 'std_h', 'std_u'],
    ...['height_std', 'sigma_h', 'sigma_height', 'sigma_u', 'sd_h', 'sd_u', 'sdu'],
  ],
  iso: ['iso', 'camera_iso'],
  shutter: ['shutter', 'shutter_speed', 'camera_shutter', 'exposure_time'],
  fNumber: ['fnum', 'f_number', 'aperture', 'camera_fnum'],
};

const FEET = 0.3048;
const FACTORS = new Map([
  ['feet', FEET],
  ['ft', FEET],
  ['millisecond', 0.001],
  ['milliseconds', 0.001],
  ['ms', 0.001],
]);

/** `Altitude_above_seaLevel(feet)` → name `altitude_above_sealevel`, factor 0.3048. */
function readHeader(cell: string): {
  readonly name: string;
  readonly factor: number;
  /** The unit is stated: of two columns of one name, the other may be text. */
  readonly unit: boolean;
} {
  const plain = cell.trim().toLowerCase().slice(0, 60);
  const bracket = /^([^()[\]]{1,50})[([]([a-z]{1,12})[)\]]$/.exec(plain);
  const words = (bracket?.[1] ?? plain).replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');
  if (bracket !== null) return { name: words, factor: FACTORS.get(bracket[2] ?? '') ?? 1, unit: true };
  const suffix = /^(.{1,50})_(feet|ft|m|metres|meters|ms|milliseconds|s|sec|deg|degrees)$/.exec(words);
  return {
    name: suffix?.[1] ?? words,
    factor: FACTORS.get(suffix?.[2] ?? '') ?? 1,
    unit: suffix !== null,
  };
}

const datumOf = (name: string): HeightDatum | null => {
  if (/ell|wgs84|^hae$/.test(name)) return 'ellipsoid';
  if (name.includes('egm2008')) return 'egm2008';
  return name.includes('egm96') ? 'egm96' : null;
};

/** What the columns of a header line hold; null where it names no latitude and longitude. */
export function readColumns(header: readonly string[]): Map<ColumnName, Column> | null {
  const cells = header.map(readHeader);
  const columns = new Map<ColumnName, Column>();
  for (const [column, names] of Object.entries(NAMES) as [ColumnName, readonly string[]][]) {
    const name = names.find((candidate) => cells.some((cell) => cell.name === candidate));
    const withUnit = cells.findIndex((cell) => cell.name === name && cell.unit);
    const index = withUnit >= 0 ? withUnit : cells.findIndex((cell) => cell.name === name);
    if (name !== undefined) {
      columns.set(column, { index, factor: cells[index]?.factor ?? 1, datum: datumOf(name) });
    }
  }
  return columns.has('latitude') && columns.has('longitude') ? columns : null;
}
