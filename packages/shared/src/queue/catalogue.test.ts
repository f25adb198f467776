import { randomUUID } from 'node:crypto';
import { isChoreName, isJobName, JOB_NAMES, JOBS, jobId, QUEUE_NAMES } from './catalogue';

const session = randomUUID();

test('every stage has its queue, and chores have one that keeps no session waiting', () => {
  expect(QUEUE_NAMES).toEqual(['ingest', 'analysis', 'encode', 'upload', 'storage']);
});

test.each(JOB_NAMES)('%s: payloads hold nothing but ids and numbers', (name) => {
  const segment = name === 'analysis-segment' ? { segment_index: 0 } : {};
  const subject = isChoreName(name) ? { chore_id: session } : { session_id: session, attempt: 1, ...segment };
  const payload = { version: 1, ...subject };
  expect(JOBS[name].payload.safeParse(payload).success).toBe(true);
  expect(JOBS[name].payload.safeParse({ ...payload, video: 'bytes' }).success).toBe(false);
  expect(JOBS[name].payload.safeParse({ ...payload, version: 2 }).success).toBe(false);
  const odd = isChoreName(name) ? { chore_id: '1' } : { session_id: '1' };
  expect(JOBS[name].payload.safeParse({ ...payload, ...odd }).success).toBe(false);
});

test('ids are those of the work, are no integers and hold no colon', () => {
  const job = { version: 1 as const, session_id: session, attempt: 2 };
  expect(jobId('analysis-fit', job)).toBe(`analysis-fit_${session}_a2`);
  expect(jobId('analysis-segment', { ...job, segment_index: 3 })).toBe(`analysis-segment_${session}_a2_s3`);
  expect(jobId('analysis-fit', job)).not.toContain(':');
  expect(jobId('storage-remove', { version: 1, chore_id: session })).toBe(`storage-remove_${session}`);
});

test('names that come from outside are checked', () => {
  expect(isJobName('analysis-fit')).toBe(true);
  expect(isJobName('toString')).toBe(false);
});
