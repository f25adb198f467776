import { sha256Schema, type Manifest } from '@papiscope/shared/contracts';
import type { AuditEvent, ObjectStore } from '@papiscope/shared';
import { z } from 'zod';

/** The trail's word for a report that was made and handed out. */
export const REPORT_MADE = 'report made';

/** What the line of the trail says of it. */
export const issuedSchema = z.object({
  file: z.string(),
  key: z.string(),
  size: z.number().int(),
  sha256: sha256Schema,
  result_sha256: sha256Schema,
});
export type Issued = z.infer<typeof issuedSchema>;

/** Every report that was ever handed out, from the trail, which nobody can change. */
export async function issuedReports(
  trail: readonly AuditEvent[],
  store: ObjectStore,
): Promise<Manifest['reports']> {
  const lines = trail.flatMap(({ action, at, details }) => {
    const issued = action === REPORT_MADE ? issuedSchema.safeParse(details) : null;
    return issued?.success === true ? [{ ...issued.data, made_at: at.toISOString() }] : [];
  });
  const kept = new Map<string, string | undefined>();
  for (const key of new Set(lines.map((line) => line.key))) kept.set(key, (await store.head(key))?.sha256);
  return lines.map((line) => ({ ...line, kept: kept.get(line.key) === line.sha256 }));
}
