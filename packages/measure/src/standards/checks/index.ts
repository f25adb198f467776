import type { Check, UnitName, UnitResult } from '@papiscope/shared/contracts';
import type { Evaluation } from '../evaluation';
import { coverageChecks } from './coverage';
import { glidePathCheck } from './glide-path';
import { harmonisationCheck } from './harmonisation';
import { mehtChecks } from './meht';
import { neighbourDifferenceChecks } from './neighbour-differences';
import { nominalChecks } from './nominals';
import { photometricChecks } from './photometric';
import { symmetryChecks } from './symmetry';
import { unitAngleChecks } from './unit-angles';
import { widthChecks } from './widths';

/** All rows of the evaluation, in the order of a protocol. */
export function allChecks(evaluation: Evaluation, units: ReadonlyMap<UnitName, UnitResult>): Check[] {
  return [
    ...unitAngleChecks(evaluation, units),
    ...neighbourDifferenceChecks(evaluation),
    glidePathCheck(evaluation),
    ...widthChecks(evaluation),
    ...coverageChecks(evaluation),
    ...photometricChecks(evaluation),
    harmonisationCheck(evaluation),
    ...mehtChecks(evaluation),
    ...symmetryChecks(evaluation),
    ...nominalChecks(evaluation),
  ];
}
