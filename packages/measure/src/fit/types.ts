import type { Site, UnitName } from '@papiscope/shared/contracts';
import type { ColourSample, DronePath, PositioningGrade } from '../types';
import type { ExposureChange } from '../telemetry';
import type { VideoCoding } from './light/camera-curve';
import type { PassDirection } from '@papiscope/shared/contracts';

/** Everything the camera saw of one unit. `samples`: frames in which the light was found and measured. */
export interface UnitObservations {
  readonly unit: UnitName;
  readonly samples: readonly ColourSample[];
  readonly totals: { readonly total: number; readonly tracked: number; readonly visible: number };
}

/** What is known beforehand about `τ` (video time + τ = telemetry time): seconds and standard uncertainty in seconds. */
export interface TimeOffsetPrior {
  readonly seconds: number;
  readonly u_seconds: number;
}

export interface FitInput {
  readonly site: Site;
  readonly path: DronePath;
  readonly units: readonly UnitObservations[];
  readonly coding: VideoCoding;
  /** By what the telemetry says that the camera changed its exposure. */
  readonly exposureChanges: readonly ExposureChange[];
  /** Without it: 0 s with a standard uncertainty of 0.25 s. */
  readonly timeOffset?: TimeOffsetPrior;
}

/** One way through the angles without turning back. `from`, `to`: video seconds. */
export interface Leg {
  readonly direction: PassDirection;
  readonly from: number;
  readonly to: number;
}

/** A leg that led through the whole transition of a unit. `angle`: degrees at the flight's time offset; `rate`: arc minutes per second. */
export interface UnitPass extends Leg {
  readonly angle: number;
  readonly rate: number;
}

/** Levels of `green_red` on both sides of the transition and the intensity ratio ρ = R_white / R_red. */
export interface Plateaus {
  readonly red: number;
  readonly white: number;
  readonly rho: number;
}

/** A standard uncertainty in arc minutes. `correlation`: with the same term of another unit of this flight, 0–1. */
export interface UncertaintyTerm {
  readonly source: string;
  readonly u_arcmin: number;
  readonly basis: string;
  readonly correlation: number;
}

/** The fitted transition of one unit. Angles in degrees; `u_width_arcmin` is a standard uncertainty. */
export interface UnitTransition {
  readonly angle: number;
  readonly start: number;
  readonly end: number;
  readonly width_arcmin: number;
  readonly u_width_arcmin: number;
  readonly passes: readonly UnitPass[];
  readonly terms: readonly UncertaintyTerm[];
}

export type UnitColour = 'transition' | 'red_only' | 'white_only' | 'dark';

/** What the flight says about one unit. `transition` is null where `reason` says why. */
export interface UnitFit {
  readonly unit: UnitName;
  readonly colour: UnitColour;
  readonly plateaus: Plateaus | null;
  /** Video seconds in which the unit was seen from between its 10 % and its 90 % point. */
  readonly changes: readonly { readonly from: number; readonly to: number }[];
  readonly transition: UnitTransition | null;
  readonly reason: string | null;
}

export interface Coverage {
  readonly horizontal: readonly [number, number];
  readonly vertical: readonly [number, number];
}

export interface FlightFit {
  readonly grade: PositioningGrade;
  readonly legs: readonly Leg[];
  readonly units: readonly UnitFit[];
  /** Null when no transition was flown, so nothing tells the offset. */
  readonly timeOffset: TimeOffsetPrior | null;
  /** Angles between which lights were found, seen from the units, degrees; null when none was. */
  readonly coverage: Coverage | null;
  readonly warnings: readonly { code: string; message: string }[];
}
