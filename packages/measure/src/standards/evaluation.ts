import {
  UNIT_NAMES,
  type FlightResult,
  type Site,
  type StandardsProfile,
  type UnitName,
} from '@papiscope/shared/contracts';
import type { FlightFit, UnitFit, UnitObservations } from '../fit';
import { unitPoints, type UnitPoint } from '../site/units';
import type { DronePath } from '../types';
import { barOf, type Bar } from './bar';

/** Published values that are no property of a light unit. Angles in degrees, heights in metres above the threshold. */
export interface PublishedNominals {
  readonly glidePath?: number | null;
  readonly ilsGlidePath?: number | null;
  readonly meht_m?: number | null;
  readonly mehtTolerance_m?: number | null;
}

function publishedBy({ ils_glide_path, meht_m, meht_tolerance_m }: Site): PublishedNominals {
  return {
    ilsGlidePath: ils_glide_path ?? null,
    meht_m: meht_m ?? null,
    mehtTolerance_m: meht_tolerance_m ?? null,
  };
}

export interface EvaluationInput {
  readonly fit: FlightFit;
  readonly site: Site;
  readonly path: DronePath;
  readonly units: readonly UnitObservations[];
  /** Without it: the flight-check protocol. */
  readonly profile?: StandardsProfile;
  /** Over those of the site. */
  readonly nominals?: PublishedNominals;
  readonly software: FlightResult['software'];
  readonly inputs: FlightResult['inputs'];
}

/** What all rows of the evaluation look at. */
export interface Evaluation extends Bar {
  readonly fit: FlightFit;
  readonly site: Site;
  readonly path: DronePath;
  readonly profile: StandardsProfile;
  readonly nominals: PublishedNominals;
  readonly points: ReadonlyMap<UnitName, UnitPoint>;
  readonly fits: ReadonlyMap<UnitName, UnitFit>;
  readonly observations: ReadonlyMap<UnitName, UnitObservations>;
  readonly present: readonly UnitName[];
  /** Absolute angles of this flight carry no verdict. */
  readonly indicative: boolean;
}

export function beginEvaluation(input: EvaluationInput, profile: StandardsProfile): Evaluation {
  const points = new Map(unitPoints(input.site).map((point) => [point.unit, point]));
  const fits = new Map(input.fit.units.map((unit) => [unit.unit, unit]));
  const observations = new Map(input.units.map((unit) => [unit.unit, unit]));
  const present = UNIT_NAMES.filter((name) => points.has(name) || fits.has(name) || observations.has(name));
  return {
    fit: input.fit,
    site: input.site,
    path: input.path,
    profile,
    nominals: { ...publishedBy(input.site), ...input.nominals },
    points,
    fits,
    observations,
    present,
    ...barOf(present, points),
    indicative: input.fit.grade !== 'rtk',
  };
}

/** `PAPI_A` → `A`. */
export function letter(unit: UnitName): string {
  return unit.slice('PAPI_'.length);
}
