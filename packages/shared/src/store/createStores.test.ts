import { createStores } from './createStores';
import type { StoreSettings } from './types';

const local: StoreSettings = {
  useS3: false,
  dataPath: '/nowhere',
  signingSecret: 'for tests',
  publicUrl: '',
  expiresIn: 60,
};
const s3 = { bucket: 'b', region: 'eu-central-1', accessKeyId: 'a', secretAccessKey: 'b' };

it('keeps everything in the folder, and says what S3 sessions would need', () => {
  const stores = createStores(local);
  expect(stores.current.type).toBe('local');
  expect(stores.work).toBe(stores.of('local'));
  expect(() => stores.of('s3')).toThrow('S3_BUCKET');
  stores.close();
});

it('sends new sessions to S3 and still reads local ones', () => {
  const stores = createStores({ ...local, useS3: true, s3 });
  expect(stores.current.store.type).toBe('s3');
  expect(stores.work).toBe(stores.of('s3'));
  expect(stores.of('local').type).toBe('local');
  stores.close();
});

it('may keep scratch elsewhere', () => {
  const stores = createStores({ ...local, useS3: true, s3, workStorage: 'local' });
  expect(stores.work.type).toBe('local');
  stores.close();
});

it('does not start without a bucket', () => {
  expect(() => createStores({ ...local, useS3: true })).toThrow('S3_BUCKET');
});
