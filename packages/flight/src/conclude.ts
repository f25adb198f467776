import {
  profileOf,
  type FlightResult,
  type FrameMeasurement,
  type Lights,
  type Site,
  type StandardsProfile,
  type UnitName,
} from '@papiscope/shared/contracts';
import {
  evaluateFlight,
  measureTransitions,
  type DronePath,
  type ExposureChange,
  type TimeOffsetPrior,
  type VideoCoding,
} from '@papiscope/measure';
import { withDoubt } from './doubt';
import { frameRows } from './frame-rows';
import { groupCentres } from './group/centres';
import { unitObservations } from './samples';
import type { FrameSightings } from './sightings';
import { SOFTWARE } from './version';

/** SHA-256 of the files that were measured, lower-case hex. */
export interface FlightInputs {
  readonly video_sha256: string;
  readonly telemetry_sha256: string | null;
}

export interface MeasuredFlight {
  readonly frames: readonly FrameSightings[];
  /** The lights that were followed: the units of the result. With a confidence where no person has placed or confirmed them. */
  readonly lights: Lights;
  readonly site: Site;
  readonly path: DronePath;
  /** How the video codes light. */
  readonly coding: VideoCoding;
  /** As the telemetry states them. */
  readonly exposureChanges: readonly ExposureChange[];
  readonly inputs: FlightInputs;
  /** What is known beforehand of the offset between video and telemetry; undefined: nothing. */
  readonly timeOffset?: TimeOffsetPrior | undefined;
  /** A profile of the caller's own; undefined: the site's. */
  readonly profile?: StandardsProfile | undefined;
}

/** From the sightings of a whole flight to its result and its frame measurements, which agree with each other. */
export function concludeFlight({
  frames,
  lights,
  site,
  path,
  coding,
  exposureChanges,
  inputs,
  timeOffset,
  profile,
}: MeasuredFlight): {
  result: FlightResult;
  rows: Iterable<FrameMeasurement>;
} {
  const followed = Object.keys(lights).sort() as UnitName[];
  const units = unitObservations(frames, followed);
  const fit = measureTransitions({
    site,
    path,
    units,
    coding,
    exposureChanges,
    ...(timeOffset && { timeOffset }),
  });
  const result = evaluateFlight({
    fit,
    site,
    path,
    units,
    profile: profile ?? profileOf(site.standards_profile),
    software: SOFTWARE,
    inputs,
  });
  return {
    result: withDoubt(result, lights),
    rows: frameRows(groupCentres(frames, followed), site, path, fit.units),
  };
}
