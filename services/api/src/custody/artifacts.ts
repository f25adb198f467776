import path from 'node:path';
import { ARTIFACT_COLUMNS, folderOfKey, PUBLISHED, type AuditEvent, type Database } from '@papiscope/shared';
import type { ColumnKind, MeasurementSession } from '@papiscope/shared';
import { sha256Schema, type Manifest } from '@papiscope/shared/contracts';
import { z } from 'zod';

const publishedSchema = z.object({
  artifacts: z.array(z.object({ key: z.string(), size: z.number().int(), sha256: sha256Schema })),
});

type Known = Pick<Manifest['artifacts'][number], 'size' | 'sha256' | 'published_at'>;
const UNKNOWN: Known = { size: null, sha256: null, published_at: null };

/** By key, as the trail says; of sessions that were published before there was such a line, as their rows say. */
async function knownFiles(
  database: Database,
  sessionId: string,
  trail: readonly AuditEvent[],
): Promise<Map<string, Known>> {
  const rows = await database.artifact.findMany({ where: { session_id: sessionId } });
  const known = new Map<string, Known>(
    rows.map(({ final_key: key, size, sha256, published_at: at }) => [
      key,
      { size: Number(size), sha256, published_at: at?.toISOString() ?? null },
    ]),
  );
  for (const { action, at, details } of trail) {
    const line = action === PUBLISHED ? publishedSchema.safeParse(details) : null;
    for (const { key, size, sha256 } of line?.data?.artifacts ?? [])
      known.set(key, { size, sha256, published_at: at.toISOString() });
  }
  return known;
}

/** The files of a session that can be asked for, with the hashes they were made with. */
export async function artifactsOf(
  database: Database,
  session: MeasurementSession,
  trail: readonly AuditEvent[],
): Promise<Manifest['artifacts']> {
  const known = await knownFiles(database, session.id, trail);
  const named = (Object.keys(ARTIFACT_COLUMNS) as ColumnKind[]).flatMap((kind) => {
    const key = session[ARTIFACT_COLUMNS[kind]];
    return key === null ? [] : [{ kind, key, ...(known.get(key) ?? UNKNOWN) }];
  });
  return [...named, ...stillsOf(session, known)];
}

/** The pictures of the stills, which lie beside their list. */
function stillsOf(
  { stills_s3_key: list }: MeasurementSession,
  known: ReadonlyMap<string, Known>,
): Manifest['artifacts'] {
  if (list === null) return [];
  const folder = folderOfKey(list);
  const pictures = [...known].filter(([key]) => key !== list && folderOfKey(key) === folder);
  return pictures
    .map(([key, file]) => ({ kind: `still_${path.basename(key, '.jpg')}`, key, ...file }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
