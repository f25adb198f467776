import type { Chore } from '@papiscope/shared';
import { choreSchema, type ChoreAnswer } from '@papiscope/shared/contracts';

export function toChore(row: Chore): ChoreAnswer {
  const { id, error_code: code, error_message: message, created_at, finished_at, ...fields } = row;
  return choreSchema.parse({
    ...fields,
    chore_id: id,
    ...(code !== null && { error_code: code }),
    ...(message !== null && { error_message: message }),
    created_at: created_at.toISOString(),
    finished_at: finished_at?.toISOString() ?? null,
  });
}
