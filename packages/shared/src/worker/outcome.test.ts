import { ERROR_TABLE, PapiscopeError, type ErrorCode } from '../contracts';
import { LOCK_LOST, outageDelay, outcomeOf, toFault } from './outcome';

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

test('what is away is waited for as long as patience lasts, at no cost; everything else is not', () => {
  const codes = Object.keys(ERROR_TABLE) as ErrorCode[];
  const waited = codes.filter((code) => outcomeOf(new PapiscopeError(code), true, true) === 'wait');
  expect(waited).toEqual([
    'storage_unavailable',
    'queue_unavailable',
    'database_unavailable',
    'scratch_full',
  ]);
});

test('the longer something is away, the rarer the looks, within bounds', () => {
  expect([0, 10_000, 3_600_000].map((away) => outageDelay(away, 0))).toEqual([2_000, 10_000, 300_000]);
  expect(outageDelay(10_000, 1)).toBe(5_000);
});

test('a database that restarts is known by what its driver says', () => {
  const shutDown = Object.assign(new Error('query failed'), {
    cause: { kind: 'postgres', originalCode: '57P01' },
  });
  for (const fault of [shutDown, new Error('Connection terminated unexpectedly')])
    expect(toFault(fault).code).toBe('database_unavailable');
});
