import { PapiscopeError } from '../contracts';
import type { StorageType } from '../contracts';
import { FileStore } from './file/fileStore';
import type * as S3 from './s3/s3Store';
import type { CreateStores, ObjectStore, S3Settings } from './types';

/** The client of S3 is a tenth of what a process loads at its start, and many have no bucket. */
function openBucket(settings: S3Settings, expiresIn: number): ObjectStore {
  const { S3Store } = module.require('./s3/s3Store') as typeof S3;
  return new S3Store(settings, expiresIn);
}

/** Both stores where both are configured: sessions are read from where they are, new ones go to `current`. */
export const createStores: CreateStores = (settings, decorate = (store) => store) => {
  const { useS3, s3, dataPath, signingSecret, publicUrl, expiresIn } = settings;
  const current: StorageType = useS3 ? 's3' : 'local';
  const local = decorate(new FileStore({ root: dataPath, signingSecret, publicUrl, expiresIn }));
  const bucket = s3 && decorate(openBucket(s3, expiresIn));

  const of = (type: StorageType): ObjectStore => {
    if (type === 'local') return local;
    if (!bucket) throw new PapiscopeError('config_invalid', 'S3_BUCKET: needed for sessions stored in S3.');
    return bucket;
  };

  return {
    current: { type: current, store: of(current) },
    work: of(settings.workStorage ?? current),
    all: bucket ? [local, bucket] : [local],
    of,
    close: () => {
      local.close();
      bucket?.close();
    },
  };
};
