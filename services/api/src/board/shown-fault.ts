import { ERROR_TABLE } from '@papiscope/shared/contracts';
import { HIDDEN } from './shown-payload';

/** Why a job failed, by the table of errors: what was said beside it may name files, addresses and people. */
export function shownFault(reason: string): string {
  const known = Object.entries(ERROR_TABLE).find(([, { sentence }]) => reason.startsWith(sentence));
  return known === undefined ? HIDDEN : `${known[0]}: ${known[1].sentence}`;
}
