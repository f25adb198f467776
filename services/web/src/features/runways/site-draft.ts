import { DEFAULT_PROFILE } from '@papiscope/shared/contracts';
import type { Point, Site } from '../../api/types';

export type PointType = Point['point_type'];
export type Datum = NonNullable<Point['height_datum']>;

export const DATUMS = ['ellipsoid', 'egm96', 'egm2008'] as const satisfies readonly Datum[];

/** A number as it is being typed. */
export type Typed = string;

export interface PointDraft {
  readonly point_type: PointType;
  readonly latitude: Typed;
  readonly longitude: Typed;
  readonly elevation_wgs84: Typed;
  readonly height_datum: Datum;
  readonly nominal_angle: Typed;
  readonly tolerance: Typed;
}

/** A site as it is being edited. */
export interface SiteDraft {
  readonly icao: string;
  readonly name: string;
  readonly code: string;
  readonly heading: Typed;
  readonly altitude_source: 'abs' | 'rel';
  readonly telemetry_datum: Datum;
  readonly takeoff: Typed;
  /** Id of a profile of limits. */
  readonly standards_profile: string;
  readonly ils_glide_path: Typed;
  readonly meht_m: Typed;
  readonly meht_tolerance_m: Typed;
  readonly points: readonly PointDraft[];
}

const UNITS = ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'] as const;

export function emptyPoint(point_type: PointType): PointDraft {
  return {
    point_type,
    latitude: '',
    longitude: '',
    elevation_wgs84: '',
    height_datum: 'ellipsoid',
    nominal_angle: '',
    tolerance: '',
  };
}

export function emptySite(): SiteDraft {
  return {
    icao: '',
    name: '',
    code: '',
    heading: '',
    altitude_source: 'abs',
    telemetry_datum: 'ellipsoid',
    takeoff: '',
    standards_profile: DEFAULT_PROFILE,
    ils_glide_path: '',
    meht_m: '',
    meht_tolerance_m: '',
    points: UNITS.map(emptyPoint),
  };
}

function typed(value: number | null | undefined): Typed {
  return value === null || value === undefined ? '' : String(value);
}

export function toDraft(site: Site): SiteDraft {
  return {
    icao: site.airport.icao,
    name: site.airport.name ?? '',
    code: site.runway.code,
    heading: typed(site.runway.heading),
    altitude_source: site.altitude_source ?? 'abs',
    telemetry_datum: site.telemetry_datum ?? 'ellipsoid',
    takeoff: typed(site.takeoff_elevation_wgs84),
    standards_profile: site.standards_profile ?? DEFAULT_PROFILE,
    ils_glide_path: typed(site.ils_glide_path),
    meht_m: typed(site.meht_m),
    meht_tolerance_m: typed(site.meht_tolerance_m),
    points: site.reference_points.map((point) => ({
      point_type: point.point_type,
      latitude: typed(point.latitude),
      longitude: typed(point.longitude),
      elevation_wgs84: typed(point.elevation_wgs84),
      height_datum: point.height_datum ?? 'ellipsoid',
      nominal_angle: typed(point.nominal_angle),
      tolerance: typed(point.tolerance),
    })),
  };
}

/** A typed number, with a comma or a point; NaN for what is none. */
export function numberOf(text: Typed): number {
  const clean = text.trim().replace(',', '.');
  return clean === '' ? Number.NaN : Number(clean);
}

function optional(text: Typed): number | null {
  return text.trim() === '' ? null : numberOf(text);
}

/** Values that are published for the runway as a whole; each may be left empty. */
export const PUBLISHED = ['ils_glide_path', 'meht_m', 'meht_tolerance_m'] as const;

/** Fields that hold no number where one is needed, as `heading` or `points.0.latitude`. */
export function missingNumbers(draft: SiteDraft): ReadonlySet<string> {
  const missing = new Set<string>();
  const need = (path: string, text: Typed): void => {
    if (!Number.isFinite(numberOf(text))) missing.add(path);
  };
  const allow = (path: string, text: Typed): void => {
    if (text.trim() !== '') need(path, text);
  };
  need('heading', draft.heading);
  if (draft.altitude_source === 'rel') need('takeoff', draft.takeoff);
  else allow('takeoff', draft.takeoff);
  for (const name of PUBLISHED) allow(name, draft[name]);
  draft.points.forEach((point, i) => {
    need(`points.${i}.latitude`, point.latitude);
    need(`points.${i}.longitude`, point.longitude);
    need(`points.${i}.elevation_wgs84`, point.elevation_wgs84);
    allow(`points.${i}.nominal_angle`, point.nominal_angle);
    allow(`points.${i}.tolerance`, point.tolerance);
  });
  return missing;
}

/** The site as the API takes it; to be called on a draft without missing numbers. */
export function toSite(draft: SiteDraft): Site {
  return {
    airport: { icao: draft.icao.trim().toUpperCase(), name: draft.name.trim() },
    runway: { code: draft.code.trim().toUpperCase(), heading: numberOf(draft.heading) },
    altitude_source: draft.altitude_source,
    telemetry_datum: draft.telemetry_datum,
    takeoff_elevation_wgs84: optional(draft.takeoff),
    standards_profile: draft.standards_profile,
    ils_glide_path: optional(draft.ils_glide_path),
    meht_m: optional(draft.meht_m),
    meht_tolerance_m: optional(draft.meht_tolerance_m),
    reference_points: draft.points.map((point) => ({
      point_type: point.point_type,
      latitude: numberOf(point.latitude),
      longitude: numberOf(point.longitude),
      elevation_wgs84: numberOf(point.elevation_wgs84),
      height_datum: point.height_datum,
      nominal_angle: optional(point.nominal_angle),
      tolerance: optional(point.tolerance),
    })),
  };
}
