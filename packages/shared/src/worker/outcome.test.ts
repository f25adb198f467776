import { ERROR_TABLE, PapiscopeError, type ErrorCode } from '../contracts';
import { LOCK_LOST, outcomeOf, toFault } from './outcome';

test.each(Object.keys(ERROR_TABLE) as ErrorCode[])('%s: the table decides', (code) => {
  const { retryable } = ERROR_TABLE[code];
  const first = outcomeOf(new PapiscopeError(code), false);
  if (code === 'cancelled' || code === 'superseded') expect(first).toBe('done');
  else if (code === 'interrupted') expect(first).toBe('hand_back');
  else expect(first).toBe(retryable ? 'retry' : 'fail');
});

test('the last try of a retryable fault fails, but an interruption never does', () => {
  expect(outcomeOf(new PapiscopeError('storage_unavailable'), true)).toBe('fail');
  expect(outcomeOf(new PapiscopeError('interrupted'), true)).toBe('hand_back');
  expect(outcomeOf(new PapiscopeError('interrupted', LOCK_LOST), true)).toBe('lost');
});

test('faults without a name get one, and keep their cause', () => {
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  expect(toFault(full)).toMatchObject({ code: 'scratch_full', cause: full });
  expect(toFault('odd')).toMatchObject({ code: 'internal', cause: 'odd' });
});
