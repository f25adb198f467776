import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import type { Site } from '../../api/types';

/** Makes airport, runway and points what the site says; all of it or nothing. */
export function useSaveSite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (site: Site) => answer(api.PUT('/api/v1/sites', { body: site })),
    onSuccess: ({ runway }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['airports'] }),
        queries.invalidateQueries({ queryKey: ['runways'] }),
        queries.invalidateQueries({ queryKey: ['site', runway.id] }),
      ]),
  });
}
