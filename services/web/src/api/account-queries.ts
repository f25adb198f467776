import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { answer } from './problem';

/** Who uses this page. */
export const whoQuery = queryOptions({
  queryKey: ['who'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/auth/me', { signal })),
  staleTime: 60_000,
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/users', { signal }))).users,
});

export const loginsQuery = queryOptions({
  queryKey: ['logins'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/auth/logins', { signal }))).logins,
});

/** @param all also those of others */
export const tokensQuery = (all: boolean) =>
  queryOptions({
    queryKey: ['tokens', all],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/v1/tokens', { params: { query: { all: all ? 'true' : 'false' } }, signal }),
        )
      ).tokens,
  });

export const auditQuery = (before: string | undefined) =>
  queryOptions({
    queryKey: ['audit', before],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/audit', {
          params: { query: before === undefined ? { limit: 50 } : { before, limit: 50 } },
          signal,
        }),
      ),
  });

/** What was done to a measurement, the newest first, page after page. `changed`: when it was last written to. */
export const sessionTrailQuery = (id: string, changed: string) =>
  infiniteQueryOptions({
    queryKey: ['session-trail', id, changed],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/papi-measurements/session/{id}/audit', {
          params: {
            path: { id },
            query: pageParam === null ? { limit: 50 } : { before: pageParam, limit: 50 },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
