import { PapiscopeError, phaseSchema, sessionStatusSchema } from '../contracts';
import { nextState, requireNextState, TRANSITIONS, type SessionState } from './states';

const start: SessionState = { status: 'pending', phase: 'ingest' };
const label = ({ status, phase }: SessionState): string => `${status}/${phase}`;

test('no state has two answers to one event', () => {
  const keys = TRANSITIONS.map((t) => `${label(t.from)} ${t.event}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('every status and phase is reached from the upload, and from every state the session can still come to its end', () => {
  const reach = (from: SessionState): Map<string, SessionState> => {
    const seen = new Map([[label(from), from]]);
    for (const at of seen.values())
      for (const t of TRANSITIONS) if (label(t.from) === label(at)) seen.set(label(t.to), t.to);
    return seen;
  };
  const all = [...reach(start).values()];
  expect(new Set(all.map((s) => s.status))).toEqual(new Set(sessionStatusSchema.options));
  expect(new Set(all.map((s) => s.phase))).toEqual(new Set(phaseSchema.options));
  for (const from of all) expect(reach(from).has('completed/done')).toBe(true);
});

test('only a start over raises the attempt', () => {
  for (const t of TRANSITIONS)
    expect([label(t.from), t.newAttempt]).toEqual([
      label(t.from),
      ['error', 'cancelled', 'completed'].includes(t.from.status),
    ]);
});

test('a cancelled session goes on where it stopped', () => {
  const cancelled = nextState({ status: 'processing', phase: 'encode' }, 'cancelled');
  expect(cancelled?.to).toEqual({ status: 'cancelled', phase: 'encode' });
  expect(nextState({ status: 'cancelled', phase: 'encode' }, 'retried')).toEqual({
    to: { status: 'processing', phase: 'encode' },
    newAttempt: true,
  });
});

test('an impossible event is refused by name', () => {
  expect(nextState({ status: 'completed', phase: 'done' }, 'measured')).toBeNull();
  expect(() => requireNextState(start, 'published')).toThrow(PapiscopeError);
  expect(() => requireNextState(start, 'published')).toThrow('pending (ingest)');
});
