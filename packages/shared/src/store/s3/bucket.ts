import type { CreateMultipartUploadCommandInput, S3Client } from '@aws-sdk/client-s3';
import { guessType } from '../contentType';
import type { ObjectHead, PutOptions, S3Encryption, S3Settings } from '../types';

/** What every request to one bucket needs. */
export interface Bucket {
  readonly client: S3Client;
  readonly name: string;
  readonly encryption: S3Encryption | undefined;
}

export function bucketOf(client: S3Client, { bucket, encryption }: S3Settings): Bucket {
  return { client, name: bucket, encryption };
}

type Description = Pick<
  CreateMultipartUploadCommandInput,
  | 'ContentType'
  | 'ContentEncoding'
  | 'ContentDisposition'
  | 'Metadata'
  | 'ServerSideEncryption'
  | 'SSEKMSKeyId'
>;

function encrypted(encryption: S3Encryption | undefined): Description {
  if (!encryption) return {};
  if (encryption.type === 's3') return { ServerSideEncryption: 'AES256' };
  return {
    ServerSideEncryption: 'aws:kms',
    ...(encryption.keyId !== undefined && { SSEKMSKeyId: encryption.keyId }),
  };
}

/** The headers that stay with an object, for every request that makes one. */
export function describeObject(
  { encryption }: Bucket,
  key: string,
  { contentType, contentEncoding, contentDisposition, sha256 }: PutOptions,
): Description {
  const guessed = contentType === undefined ? guessType(key) : { contentType };
  const encoding = contentEncoding ?? guessed.contentEncoding;
  return {
    ...encrypted(encryption),
    ContentType: guessed.contentType,
    ...(encoding !== undefined && { ContentEncoding: encoding }),
    ...(contentDisposition !== undefined && { ContentDisposition: contentDisposition }),
    ...(sha256 !== undefined && { Metadata: { sha256: sha256.toLowerCase() } }),
  };
}

export function bareEtag(etag: string | undefined): string {
  return (etag ?? '').replaceAll('"', '');
}

interface ResponseHeaders {
  ETag?: string | undefined;
  LastModified?: Date | undefined;
  ContentType?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentDisposition?: string | undefined;
  Metadata?: Record<string, string> | undefined;
}

export function headOf(key: string, size: number, response: ResponseHeaders): ObjectHead {
  const { ContentEncoding: encoding, ContentDisposition: disposition, Metadata: metadata } = response;
  const sha256 = metadata?.sha256;
  return {
    key,
    size,
    etag: bareEtag(response.ETag),
    lastModified: response.LastModified ?? new Date(0),
    contentType: response.ContentType ?? 'application/octet-stream',
    ...(encoding && { contentEncoding: encoding }),
    ...(disposition && { contentDisposition: disposition }),
    ...(sha256 && { sha256 }),
  };
}
