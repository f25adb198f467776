import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from './queries';
import type { Session, SessionStatus } from './types';

const FINAL = new Set<SessionStatus['status']>(['completed', 'error', 'cancelled']);

/** Keeps the session in the cache as it stands on the server, by Server-Sent Events; what a new state brings with it is asked for. */
export function useSessionEvents(
  id: string,
  status: SessionStatus['status'] | undefined,
  attempt: number,
): void {
  const queries = useQueryClient();
  const running = status !== undefined && !FINAL.has(status);
  useEffect(() => {
    if (!running) return;
    const { queryKey } = sessionQuery(id);
    const events = new EventSource(`/api/v1/papi-measurements/session/${id}/events`);
    events.addEventListener('status', ({ data }: MessageEvent<string>) => {
      const now = JSON.parse(data) as SessionStatus;
      const before = queries.getQueryData<Session>(queryKey);
      queries.setQueryData<Session>(queryKey, (session) => session && { ...session, ...now });
      if (before?.status !== now.status || before.current_phase !== now.current_phase)
        void queries.invalidateQueries({ queryKey });
      if (FINAL.has(now.status)) events.close();
    });
    return () => events.close();
  }, [id, running, attempt, queries]);
}
