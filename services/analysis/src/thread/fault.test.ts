import { PapiscopeError } from '@papiscope/shared/contracts';
import { faultOf } from './fault';
import { faultMessage } from './fault-message';

const afterCrossing = (error: unknown): PapiscopeError => faultOf(structuredClone(faultMessage(error)));

test('a full disk is one on the other side of a thread as well: it is waited for, and no fault of the program', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(afterCrossing(full).code).toBe('scratch_full');
});

test('a fault with a code keeps it, and what it says', () => {
  const fault = afterCrossing(new PapiscopeError('video_unreadable', 'The end is missing.'));
  expect(fault).toMatchObject({ code: 'video_unreadable', detail: 'The end is missing.' });
});

test('anything else is ours to mend, and tells where it happened', () => {
  const error = new TypeError('not a function');
  const fault = afterCrossing(error);
  expect(fault.code).toBe('internal');
  expect(fault.cause).toMatchObject({ message: 'not a function', stack: error.stack });
  expect(afterCrossing('only words').code).toBe('internal');
});
