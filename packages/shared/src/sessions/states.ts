import { PapiscopeError, type Phase, type SessionStatus } from '../contracts';

export interface SessionState {
  readonly status: SessionStatus;
  readonly phase: Phase;
}

interface Transition {
  readonly from: SessionState;
  readonly event: SessionEvent;
  readonly to: SessionState;
  /** What ran before is obsolete: the session's attempt is raised. */
  readonly newAttempt: boolean;
}

export type SessionEvent =
  | 'inspected'
  | 'inspected_confidently'
  | 'lights_confirmed'
  | 'measured'
  | 'measured_without_videos'
  | 'encoded'
  | 'published'
  | 'failed'
  | 'cancelled'
  | 'retried'
  | 'reprocessed';

const state = (status: SessionStatus, phase: Phase): SessionState => ({ status, phase });

const INGEST = state('pending', 'ingest');
const CONFIRM = state('preview_ready', 'confirm');
const ANALYSIS = state('processing', 'analysis');
const ENCODE = state('processing', 'encode');
const UPLOAD = state('processing', 'upload');
const DONE = state('completed', 'done');
const RUNNING = [INGEST, ANALYSIS, ENCODE, UPLOAD];
const UNDER_WAY = [INGEST, CONFIRM, ANALYSIS, ENCODE, UPLOAD];
const STOPPED = ['error', 'cancelled'] as const;

const on = (event: SessionEvent, from: SessionState, to: SessionState): Transition => ({
  event,
  from,
  to,
  newAttempt: false,
});
const again = (event: SessionEvent, from: SessionState, to: SessionState): Transition => ({
  event,
  from,
  to,
  newAttempt: true,
});

/** Every way a session can go. What is not here does not happen. */
export const TRANSITIONS: readonly Transition[] = [
  on('inspected', INGEST, CONFIRM),
  on('inspected_confidently', INGEST, ANALYSIS),
  on('lights_confirmed', CONFIRM, ANALYSIS),
  on('measured', ANALYSIS, ENCODE),
  on('measured_without_videos', ANALYSIS, UPLOAD),
  on('encoded', ENCODE, UPLOAD),
  on('published', UPLOAD, DONE),

  ...RUNNING.map((from) => on('failed', from, state('error', from.phase))),
  ...UNDER_WAY.map((from) => on('cancelled', from, state('cancelled', from.phase))),

  // A stopped session keeps its phase, so it can go on where it stopped.
  ...STOPPED.flatMap((status) =>
    UNDER_WAY.filter(({ phase }) => status === 'cancelled' || phase !== 'confirm').map((to) =>
      again('retried', state(status, to.phase), to),
    ),
  ),

  // Measuring anew, with the same lights or with corrected ones.
  ...(['lights_confirmed', 'reprocessed'] as const).flatMap((event) =>
    [DONE, ...STOPPED.flatMap((status) => [ANALYSIS, ENCODE, UPLOAD].map((s) => state(status, s.phase)))].map(
      (from) => again(event, from, ANALYSIS),
    ),
  ),
];

/** Where an event leads, or null when it cannot happen in this state. */
export function nextState(
  from: SessionState,
  event: SessionEvent,
): Omit<Transition, 'from' | 'event'> | null {
  const row = TRANSITIONS.find(
    (t) => t.event === event && t.from.status === from.status && t.from.phase === from.phase,
  );
  return row === undefined ? null : { to: row.to, newAttempt: row.newAttempt };
}

/** @throws wrong_state */
export function requireNextState(
  from: SessionState,
  event: SessionEvent,
): Omit<Transition, 'from' | 'event'> {
  const next = nextState(from, event);
  if (next === null)
    throw new PapiscopeError('wrong_state', `The session is ${from.status} (${from.phase}).`);
  return next;
}
