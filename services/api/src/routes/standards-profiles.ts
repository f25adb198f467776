import { findProfile, keepProfile, removeProfile } from '@papiscope/shared';
import {
  PapiscopeError,
  profileAnswerSchema,
  profileListSchema,
  standardsProfileParamsSchema,
  standardsProfileSchema,
  STANDARDS_PROFILES,
} from '@papiscope/shared/contracts';
import { nameOf } from '../access/caller';
import { RequestInvalid } from '../http/parse';
import { route } from '../http/route';
import { toOwnProfile } from '../sites/present';

const tag = 'sites';
const PROFILES = '/api/v1/standards-profiles';
const PROFILE = `${PROFILES}/{id}` as const;

export const standardsProfileRoutes = [
  route({
    method: 'get',
    path: PROFILES,
    access: 'viewer',
    scope: 'none',
    tag,
    summary:
      'The profiles of limits that flights can be judged against: those built in, then those added here',
    answer: { status: 200, schema: profileListSchema },
    handler: async ({ context }) => {
      const own = await context.database.standardsProfile.findMany({ orderBy: { id: 'asc' } });
      const builtIn = STANDARDS_PROFILES.map((profile) => ({
        ...{ profile, built_in: true, changed_by: null, updated_at: null },
      }));
      return { profiles: [...builtIn, ...own.map(toOwnProfile)] };
    },
  }),
  route({
    method: 'get',
    path: PROFILE,
    access: 'viewer',
    scope: 'none',
    tag,
    summary: 'A profile as JSON, to be edited and put back under an id of its own',
    params: standardsProfileParamsSchema,
    answer: { status: 200, schema: standardsProfileSchema },
    handler: async ({ context, params: { id } }) => {
      const profile = await findProfile(context.database, id);
      if (profile === null) throw new PapiscopeError('not_found', `There is no standards profile "${id}".`);
      return profile;
    },
  }),
  route({
    method: 'put',
    path: PROFILE,
    access: 'admin',
    scope: 'everywhere',
    tag,
    summary:
      'Adds a profile or replaces the one with this id; flights are judged by it from then on, results that exist stay',
    params: standardsProfileParamsSchema,
    body: standardsProfileSchema,
    answer: { status: 200, schema: profileAnswerSchema },
    handler: async ({ context, caller, params: { id }, body }) => {
      if (body.id !== id)
        throw new RequestInvalid([{ path: 'body.id', message: `not ${id}, as the address` }]);
      return toOwnProfile(await keepProfile(context.database, body, nameOf(caller)));
    },
  }),
  route({
    method: 'delete',
    path: PROFILE,
    access: 'admin',
    scope: 'everywhere',
    tag,
    summary: 'Removes a profile; refused while a runway names it',
    params: standardsProfileParamsSchema,
    answer: { status: 204, empty: true },
    handler: ({ context, params: { id } }) => removeProfile(context.database, id),
  }),
];
