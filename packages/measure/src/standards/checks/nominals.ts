import type { Check, UnitName } from '@papiscope/shared/contracts';
import { neighbours } from '../bar';
import { nominalDifference } from '../difference';
import { letter, type Evaluation } from '../evaluation';
import { settingGlidePath, statedGlidePath } from '../glide-path';
import type { Judgement } from '../judge';
import { measuredRow, notMeasuredRow } from './rows';

/** Of sums of decimal fractions, degrees. */
const ROUNDING_ERROR = 1e-9;

/** Whether the published values agree with each other: they say what the flight is judged against. */
export function nominalChecks(evaluation: Evaluation): Check[] {
  return [glidePathRow(evaluation), orderRow(evaluation), spacingRow(evaluation)];
}

const RULE = { nominal: null, tolerance: null } as const;

/** The glide path stated for the bar against the mean setting of its on-slope units. */
function glidePathRow(evaluation: Evaluation): Check {
  const stated = statedGlidePath(evaluation);
  const settings = settingGlidePath(evaluation);
  const tolerance = evaluation.profile.setting_spacing.rounding;
  const subject = {
    id: 'nominals_glide_path',
    parameter: 'Stated glide path against the setting angles',
    unit: 'deg' as const,
    nominal: stated,
    tolerance,
  };
  if (stated === null)
    return notMeasuredRow(subject, 'No glide path angle is stated besides the setting angles.');
  if (settings === null)
    return notMeasuredRow(subject, 'The setting angles of the on-slope units are not stated.');
  const agree = Math.abs(settings - stated) <= tolerance + ROUNDING_ERROR;
  return measuredRow(
    subject,
    settings,
    0,
    outcome(
      agree,
      `The setting angles give a glide path of ${settings.toFixed(2)}°, stated is ${stated.toFixed(2)}°.`,
    ),
  );
}

/** Setting angles rise from A to D; counted are the neighbours that do not. */
function orderRow(evaluation: Evaluation): Check {
  const subject = {
    ...RULE,
    id: 'nominals_order',
    parameter: 'Order of the setting angles',
    unit: 'count' as const,
    nominal: 0,
  };
  const known = statedDifferences(evaluation);
  if (known.length === 0) return notMeasuredRow(subject, 'The setting angles of neighbours are not stated.');
  const wrong = known.filter(({ difference }) => difference <= 0);
  const names = wrong.map(({ lower, upper }) => `${letter(lower)}/${letter(upper)}`).join(', ');
  return measuredRow(
    subject,
    wrong.length,
    0,
    outcome(wrong.length === 0, `Setting angles do not rise from the outer to the inner unit: ${names}.`),
  );
}

/** Spacings that the profile knows; counted are the others. Pairs of a two-sided bar have equal settings. */
function spacingRow(evaluation: Evaluation): Check {
  const subject = {
    ...RULE,
    id: 'nominals_spacing',
    parameter: 'Spacing of the setting angles',
    unit: 'count' as const,
    nominal: 0,
  };
  const known = statedDifferences(evaluation);
  if (known.length === 0) return notMeasuredRow(subject, 'The setting angles of neighbours are not stated.');
  const rounding = evaluation.profile.setting_spacing.rounding + ROUNDING_ERROR;
  const unusual = known
    .filter(({ difference, accepted }) => accepted.every((a) => Math.abs(difference - a) > rounding))
    .map(({ lower, upper, difference }) => `${letter(lower)}/${letter(upper)} ${difference.toFixed(2)}°`);
  const unequal = evaluation.pairs
    .filter((pair) => Math.abs(nominalDifference(evaluation, ...pair) ?? 0) > rounding)
    .map(([left, right]) => `${letter(left)} and ${letter(right)} differ`);
  const odd = [...unusual, ...unequal];
  return measuredRow(
    subject,
    odd.length,
    0,
    odd.length === 0
      ? { verdict: 'pass', reason: null }
      : { verdict: 'inconclusive', reason: `Unusual setting angles, to be confirmed: ${odd.join(', ')}.` },
  );
}

interface StatedDifference {
  readonly lower: UnitName;
  readonly upper: UnitName;
  readonly difference: number;
  readonly accepted: readonly number[];
}

function statedDifferences(evaluation: Evaluation): StatedDifference[] {
  const spacing = evaluation.profile.setting_spacing;
  return evaluation.sides.flatMap((side) =>
    neighbours(side).flatMap(([lower, upper]) => {
      const difference = nominalDifference(evaluation, lower, upper);
      if (difference === null) return [];
      const middle = side.onSlope?.[0] === lower;
      const outer = middle ? spacing.on_slope : spacing.neighbours;
      return [{ lower, upper, difference, accepted: side.units.length === 2 ? spacing.apapi : outer }];
    }),
  );
}

function outcome(good: boolean, reason: string): Judgement {
  return good ? { verdict: 'pass', reason: null } : { verdict: 'fail', reason };
}
