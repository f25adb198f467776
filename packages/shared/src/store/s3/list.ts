import { DeleteObjectsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { PapiscopeError } from '../../contracts';
import { RESERVED_SEGMENT } from '../keys';
import type { ObjectEntry } from '../types';
import { bareEtag } from './bucket';
import type { Bucket } from './bucket';

/** Objects of papiscope's users, not those the store keeps for itself. */
export function isListed({ key }: ObjectEntry): boolean {
  return !key.startsWith(`${RESERVED_SEGMENT}/`);
}

/** Pages of at most 1,000 objects, which is also what one DeleteObjects takes. */
export async function* listPages(
  bucket: Bucket,
  prefix: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ObjectEntry[]> {
  let token: string | undefined;
  do {
    const page = await bucket.client.send(
      new ListObjectsV2Command({
        Bucket: bucket.name,
        Prefix: prefix,
        MaxKeys: 1000,
        EncodingType: 'url',
        ...(token !== undefined && { ContinuationToken: token }),
      }),
      signal ? { abortSignal: signal } : {},
    );
    const plain = (key: string): string =>
      page.EncodingType === 'url' ? decodeURIComponent(key.replaceAll('+', ' ')) : key;
    yield (page.Contents ?? []).map(({ Key = '', Size = 0, ETag, LastModified = new Date(0) }) => ({
      key: plain(Key),
      size: Size,
      etag: bareEtag(ETag),
      lastModified: LastModified,
    }));
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

export async function deleteBatch(
  bucket: Bucket,
  entries: readonly ObjectEntry[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const result = await bucket.client.send(
    new DeleteObjectsCommand({
      Bucket: bucket.name,
      Delete: { Quiet: true, Objects: entries.map(({ key }) => ({ Key: key })) },
    }),
    signal ? { abortSignal: signal } : {},
  );
  const refused = result.Errors?.[0];
  if (refused)
    throw new PapiscopeError('storage_unavailable', `Deleting ${refused.Key}: ${refused.Code ?? 'refused'}.`);
}
