import { createHash } from 'node:crypto';
import { resultHash } from '@papiscope/report';
import type { Context, MeasurementSession, ObjectStore } from '@papiscope/shared';
import {
  canonicalJson,
  flightResultSchema,
  manifestSchema,
  PapiscopeError,
  siteSchema,
  type Manifest,
} from '@papiscope/shared/contracts';
import { toAuditEvent } from '../accounts/present';
import { version } from '../version';
import { artifactsOf } from './artifacts';
import { inputsOf } from './inputs';
import { issuedReports } from './issued';
import { changesSince } from './place';
import { signerOf } from './signer';
import { trailOf } from './trail';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Everything that vouches for a measurement, as it is now. @throws not_found while the session is not measured */
export async function makeManifest(
  { database, config }: Context,
  session: MeasurementSession,
  store: ObjectStore,
): Promise<Manifest> {
  if (session.result === null) throw new PapiscopeError('not_found', 'The session is not measured yet.');
  const result = flightResultSchema.parse(session.result);
  const site = siteSchema.parse(session.site);
  const [trail, signer] = await Promise.all([trailOf(database, session), signerOf(config)]);
  return manifestSchema.parse({
    schema: 'papiscope.manifest/1',
    made_at: new Date().toISOString(),
    session_id: session.id,
    airport_icao: session.airport_icao,
    runway_code: session.runway_code,
    attempt: session.attempt,
    uploaded_at: session.created_at.toISOString(),
    recorded_at: iso(session.recorded_at),
    completed_at: iso(session.completed_at),
    software: { ...result.software, reports: version },
    inputs: await inputsOf(session, store),
    site: {
      sha256: createHash('sha256').update(canonicalJson(site)).digest('hex'),
      content: site,
      changed_since: await changesSince(database, session),
    },
    result: { sha256: resultHash(result) },
    artifacts: await artifactsOf(database, session, trail),
    reports: await issuedReports(trail, store),
    certificate:
      signer === null ? null : { subject: signer.certificate.subject, sha256: signer.certificate.sha256 },
    trail: trail.map(toAuditEvent),
  });
}
