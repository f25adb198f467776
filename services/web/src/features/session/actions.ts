import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { sessionQuery } from '../../api/queries';

type Action = 'cancel' | 'retry' | 'reprocess';

/** Moves a session on and shows where it is then. */
export function useSessionAction(id: string, action: Action) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const path = { params: { path: { id } } };
      switch (action) {
        case 'cancel':
          return answer(api.POST('/api/v1/papi-measurements/session/{id}/cancel', path));
        case 'retry':
          return answer(api.POST('/api/v1/papi-measurements/session/{id}/retry', path));
        case 'reprocess':
          return answer(api.POST('/api/v1/papi-measurements/session/{id}/reprocess', path));
      }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery(id).queryKey }),
  });
}

export function useDeleteSession(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(api.DELETE('/api/v1/papi-measurements/session/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      queries.removeQueries({ queryKey: sessionQuery(id).queryKey });
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
}
