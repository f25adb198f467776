import { PapiscopeError } from '../../contracts';
import { S3Store } from './s3Store';
import { freePort } from '../../embedded';

async function faultOf(work: Promise<unknown>): Promise<PapiscopeError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PapiscopeError);
  return error as PapiscopeError;
}

it('names the cause when nobody answers, on every way in', async () => {
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const keys = { accessKeyId: 'a', secretAccessKey: 'not to be printed' };
  const store = new S3Store({ bucket: 'b', region: 'us-east-1', endpoint, maxAttempts: 2, ...keys }, 60);
  for (const work of [
    () => store.ping(),
    () => store.head('k'),
    () => store.get('k'),
    () => store.put('k', Buffer.from('x')),
    () => store.delete('k'),
    () => store.deletePrefix('p/'),
    () => store.sweepUnfinished(new Date()),
    () => store.multipart.create('k'),
  ]) {
    const { code, message } = await faultOf(work());
    expect(code).toBe('storage_unavailable');
    expect(message).toContain('ECONNREFUSED');
    expect(message).not.toContain('printed');
  }
  store.close();
});
