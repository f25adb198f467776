import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { answer } from './problem';
import type { Series, Session, Status } from './types';

export interface SessionFilter {
  readonly airport_icao?: string;
  readonly runway_code?: string;
  readonly status?: Status;
  readonly page: number;
}

const PAGE_SIZE = 25;
/** Milliseconds between two looks at a list in which something is under way. */
const WATCH = 3_000;

export const sessionsQuery = (filter: SessionFilter) =>
  queryOptions({
    queryKey: ['sessions', filter],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/papi-measurements/sessions', {
          params: { query: { ...filter, page_size: PAGE_SIZE } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.sessions.some(({ status }) => status === 'pending' || status === 'processing') === true
        ? WATCH
        : false,
  });

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['session', id],
    // The client's types widen pairs to lists.
    queryFn: async ({ signal }): Promise<Session> =>
      (await answer(
        api.GET('/api/v1/papi-measurements/session/{id}', { params: { path: { id } }, signal }),
      )) as Session,
  });

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['preview', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/papi-measurements/session/{id}/preview', { params: { path: { id } }, signal })),
  });

/** `attempt`: another one was measured anew. */
export const seriesQuery = (id: string, attempt: number) =>
  queryOptions({
    queryKey: ['series', id, attempt],
    queryFn: async ({ signal }): Promise<Series> =>
      answer(api.GET('/api/v1/papi-measurements/{id}/series', { params: { path: { id } }, signal })),
    staleTime: Infinity,
  });

export const videoQuery = (id: string, type: string, attempt: number) =>
  queryOptions({
    queryKey: ['video', id, type, attempt],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/papi-measurements/{id}/video/{video_type}/url', {
          params: { path: { id, video_type: type as 'original' } },
          signal,
        }),
      ),
    staleTime: 30 * 60_000,
  });

export const airportsQuery = queryOptions({
  queryKey: ['airports'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/airports', { signal }))).airports,
});

export const runwaysQuery = queryOptions({
  queryKey: ['runways'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/runways', { signal }))).runways,
});

/** The tolerance profiles that runways can name. */
export const profilesQuery = queryOptions({
  queryKey: ['profiles'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/standards-profiles', { signal }))).profiles,
});

export const siteQuery = (id: string) =>
  queryOptions({
    queryKey: ['site', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/runways/{id}/site', { params: { path: { id } }, signal })),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['history', id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/runways/{id}/history', { params: { path: { id } }, signal }))).flights,
  });

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/system', { signal })),
  refetchInterval: WATCH,
});
