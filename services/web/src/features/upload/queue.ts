import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { Pace, type Progress } from './pace';
import type { UploadOrder } from './order';
import { sendFlight } from './send-flight';

export type UploadState =
  | { readonly state: 'waiting' }
  | { readonly state: 'sending'; readonly progress: Progress }
  | { readonly state: 'sent'; readonly sessionId: string }
  | { readonly state: 'failed'; readonly error: unknown };

export interface QueuedUpload {
  readonly key: number;
  readonly order: UploadOrder;
  readonly now: UploadState;
}

type Event =
  | { readonly type: 'add'; readonly uploads: readonly QueuedUpload[] }
  | { readonly type: 'now'; readonly key: number; readonly now: UploadState }
  | { readonly type: 'remove'; readonly key: number };

function reduce(list: readonly QueuedUpload[], event: Event): readonly QueuedUpload[] {
  switch (event.type) {
    case 'add':
      return [...list, ...event.uploads];
    case 'now':
      return list.map((each) => (each.key === event.key ? { ...each, now: event.now } : each));
    case 'remove':
      return list.filter((each) => each.key !== event.key);
  }
}

function isUnderWay({ now }: QueuedUpload): boolean {
  return now.state === 'sending' || now.state === 'waiting';
}

/** Milliseconds between two pictures of the progress. */
const STEP = 250;

/** Sends flights one after the other. */
export function useUploadQueue() {
  const queries = useQueryClient();
  const [list, tell] = useReducer(reduce, []);
  const nextKey = useRef(0);
  /** Uploads that are under way, to be given up. */
  const stops = useRef(new Map<number, AbortController>());

  const send = useCallback(async ({ key, order }: QueuedUpload, signal: AbortSignal): Promise<Event> => {
    const total = order.video.size;
    const pace = new Pace(total);
    let sent = 0;
    let timer: number | undefined;
    const show = (progress: Progress): void =>
      tell({ type: 'now', key, now: { state: 'sending', progress } });
    const onSent = (bytes: number): void => {
      sent = bytes;
      timer ??= window.setTimeout(() => {
        timer = undefined;
        show(pace.add(sent, performance.now()));
      }, STEP);
    };
    try {
      // Not part of the pace: what arrived in an earlier try is told a moment later.
      show({ sent: 0, total, perSecond: null, secondsLeft: null });
      const sessionId = await sendFlight(order, { signal, onSent });
      return { type: 'now', key, now: { state: 'sent', sessionId } };
    } catch (error) {
      return signal.aborted ? { type: 'remove', key } : { type: 'now', key, now: { state: 'failed', error } };
    } finally {
      window.clearTimeout(timer);
    }
  }, []);

  useEffect(() => {
    const next = list.find(({ now }) => now.state === 'waiting');
    if (next === undefined || stops.current.size > 0) return;
    const stop = new AbortController();
    stops.current.set(next.key, stop);
    void send(next, stop.signal).then((end) => {
      // Before it is told: the next one starts when the list changes.
      stops.current.delete(next.key);
      tell(end);
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    });
  }, [list, send, queries]);

  const busy = list.some(isUnderWay);
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);

  return {
    list,
    underWay: list.filter(isUnderWay).map(({ order }) => order),
    add: (orders: readonly UploadOrder[]) =>
      tell({
        type: 'add',
        uploads: orders.map((order) => ({ key: (nextKey.current += 1), order, now: { state: 'waiting' } })),
      }),
    retry: (key: number) => tell({ type: 'now', key, now: { state: 'waiting' } }),
    giveUp: (key: number) => {
      const stop = stops.current.get(key);
      if (stop === undefined) tell({ type: 'remove', key });
      else stop.abort();
    },
  };
}
