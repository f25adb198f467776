import { CopyObjectCommand, UploadPartCopyCommand } from '@aws-sdk/client-s3';
import type { ObjectHead, PutOptions } from '../types';
import { bareEtag, describeObject } from './bucket';
import type { Bucket } from './bucket';
import { planCopy } from './copyPlan';
import { uploadInParts } from './parts';

/**
 * Copies within the bucket, on the server, this very version of the source only.
 * The copy carries the headers of `options`, not the source's. Returns the copy's etag.
 */
export async function copyObject(
  bucket: Bucket,
  source: Pick<ObjectHead, 'key' | 'size' | 'etag'>,
  to: string,
  options: PutOptions,
): Promise<string> {
  const { client, name } = bucket;
  const from = {
    CopySource: `${name}/${source.key.split('/').map(encodeURIComponent).join('/')}`,
    CopySourceIfMatch: `"${source.etag}"`,
  };
  const target = { Bucket: name, Key: to };
  const plan = planCopy(source.size);

  if (plan.type === 'single') {
    const copied = await client.send(
      new CopyObjectCommand({
        ...target,
        ...from,
        ...describeObject(bucket, to, options),
        MetadataDirective: 'REPLACE',
      }),
      options.signal ? { abortSignal: options.signal } : {},
    );
    return bareEtag(copied.CopyObjectResult?.ETag);
  }

  return uploadInParts(
    bucket,
    to,
    plan.ranges,
    async ({ start, end }, { uploadId, partNumber, signal }) => {
      const copied = await client.send(
        new UploadPartCopyCommand({
          ...target,
          ...from,
          UploadId: uploadId,
          PartNumber: partNumber,
          CopySourceRange: `bytes=${start}-${end}`,
        }),
        { abortSignal: signal },
      );
      return copied.CopyPartResult?.ETag;
    },
    options,
  );
}
