import type {
  Check,
  FlightResult,
  PassDirection,
  ReportLanguage,
  UnitName,
  Verdict,
} from '@papiscope/shared/contracts';
import type { TextKey } from '../text';
import type { History } from './history';
import type { PlotData } from '../trace/plots';
import type { StillRow } from './stills';

/** A line of the kind “airport: LZIB”; a value that is null was not stated. */
export interface Fact {
  readonly key: TextKey;
  readonly label: string;
  readonly value: string | null;
}

export type RowGroup =
  | 'unit_angle'
  | 'neighbour_difference'
  | 'glide_path'
  | 'width'
  | 'coverage'
  | 'photometric'
  | 'harmonisation'
  | 'meht'
  | 'symmetry'
  | 'nominals'
  | 'other';

/** A row of the evaluation: the result's check with its words in the report's language. */
export interface EvaluationRow extends Check {
  readonly group: RowGroup;
  /** `at_most`: the tolerance is a largest value; `reach`: the nominal is an end to be reached; else nominal ± tolerance. */
  readonly limit: 'plus_minus' | 'at_most' | 'reach';
  /** Measured minus nominal where both are angles, arc minutes. */
  readonly deviation_arcmin: number | null;
}

/** A pass through a transition: angle in degrees, times in video seconds. */
export interface PassRow {
  readonly direction: PassDirection;
  readonly angle: number;
  readonly from: number;
  readonly to: number;
}

/** A unit of the bar. Angles in degrees; `u_*` expanded, k = 2. */
export interface UnitRow {
  readonly name: UnitName;
  readonly letter: string;
  readonly lit: boolean;
  readonly nominal_angle: number | null;
  readonly tolerance: number | null;
  readonly angle: number | null;
  readonly u_angle_arcmin: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly width_arcmin: number | null;
  readonly u_width_arcmin: number | null;
  readonly deviation_arcmin: number | null;
  readonly intensity_ratio: number | null;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly passes: readonly PassRow[];
  readonly frames: { readonly total: number; readonly tracked: number; readonly visible: number };
}

/** What the budget of a unit's angle says of one source; standard uncertainty in arc minutes. */
export interface BudgetCell {
  readonly unit: UnitName;
  readonly u_arcmin: number;
}

export interface BudgetRow {
  readonly source: string;
  readonly label: string;
  readonly basis: string;
  readonly cells: readonly BudgetCell[];
}

export interface Budget {
  readonly rows: readonly BudgetRow[];
  readonly combined: readonly BudgetCell[];
  readonly expanded: readonly BudgetCell[];
}

/** What to do with a unit's adjuster. `turns` is null where the minutes per turn are not stated. */
export interface Adjustment {
  readonly unit: UnitName;
  readonly letter: string;
  readonly action: 'raise' | 'lower' | 'none' | 'not_judged';
  readonly deviation_arcmin: number | null;
  readonly u_arcmin: number | null;
  readonly turns: number | null;
  readonly needed: 'required' | 'optional' | 'open' | null;
  readonly reason: string | null;
}

/** Something that this flight could not show, and why. */
export interface Limit {
  readonly subject: string;
  readonly reason: string;
}

/** The profile of limits, and where its numbers come from. */
export interface JudgedAgainst {
  readonly name: string;
  readonly source: string;
}

/** Everything a report says, in one language: what each format writes down. */
export interface ReportModel {
  readonly schema: 'papiscope.report/1';
  readonly language: ReportLanguage;
  readonly report_number: string;
  /** ISO 8601, UTC. */
  readonly made_at: string;
  readonly identification: readonly Fact[];
  readonly conditions: readonly Fact[];
  readonly summary: {
    readonly counts: Readonly<Record<Verdict, number>>;
    readonly sentences: readonly string[];
  };
  readonly judged_against: JudgedAgainst;
  readonly evaluation: readonly EvaluationRow[];
  readonly units: readonly UnitRow[];
  readonly sectors: FlightResult['sectors'];
  /** Null for the first flight of a runway. */
  readonly history: History | null;
  readonly budget: Budget | null;
  readonly adjustments: readonly Adjustment[];
  readonly limits: readonly Limit[];
  readonly inputs: readonly Fact[];
  readonly notes: string | null;
  readonly signatures: readonly string[];
  readonly plots: PlotData | null;
  /** What it was made of, unrounded. */
  readonly result: FlightResult;
  readonly stills: readonly StillRow[] | null;
}
