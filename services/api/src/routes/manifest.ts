import { manifestKey } from '@papiscope/shared';
import { manifestSchema, sessionParamsSchema } from '@papiscope/shared/contracts';
import { makeManifest } from '../custody/manifest';
import { route } from '../http/route';
import { findSession, storeOf } from '../sessions/find';

export const manifestRoutes = [
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/{id}/manifest.json',
    access: 'operator',
    scope: 'session',
    tag: 'measurements',
    summary:
      'What vouches for a measurement: hashes of inputs, files and reports, versions, and who did what; also kept beside the reports',
    params: sessionParamsSchema,
    answer: { status: 200, schema: manifestSchema },
    handler: async (call) => {
      const session = await findSession(call);
      const store = storeOf(call.context.stores, session);
      const manifest = await makeManifest(call.context, session, store);
      const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
      await store.put(manifestKey(session.id), bytes, { contentType: 'application/json' });
      return manifest;
    },
  }),
];
