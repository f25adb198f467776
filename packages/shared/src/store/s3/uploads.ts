import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { PapiscopeError } from '../../contracts';
import { checkKey } from '../keys';
import { checkPartNumber, checkParts } from '../parts';
import type { MultipartUploads, ObjectHead, PutOptions, UploadPart } from '../types';
import { bareEtag, describeObject, headOf } from './bucket';
import type { Bucket } from './bucket';
import { uploadFault } from './faults';
import { validity } from './sign';

/** Uploads in parts that clients send to the bucket themselves. */
export class S3Uploads implements MultipartUploads {
  constructor(
    private readonly bucket: Bucket,
    /** Signs for the address that clients can reach. */
    private readonly signer: S3Client,
    private readonly defaultExpiry: number,
  ) {}

  async create(
    key: string,
    options: Omit<PutOptions, 'sha256' | 'signal'> = {},
  ): Promise<{ uploadId: string }> {
    checkKey(key);
    const description = describeObject(this.bucket, key, options);
    const command = new CreateMultipartUploadCommand({ ...this.#target(key), ...description });
    const { UploadId = '' } = await this.#try('Starting an upload', () => this.bucket.client.send(command));
    return { uploadId: UploadId };
  }

  async signPart(
    key: string,
    uploadId: string,
    partNumber: number,
    expiresIn = this.defaultExpiry,
  ): Promise<string> {
    checkPartNumber(partNumber);
    const part = { ...this.#target(key), UploadId: uploadId, PartNumber: partNumber };
    return this.#try('Signing a part', () =>
      getSignedUrl(this.signer, new UploadPartCommand(part), validity(this.bucket, expiresIn)),
    );
  }

  async putPart(
    key: string,
    uploadId: string,
    partNumber: number,
    body: Readable | Buffer,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<UploadPart> {
    checkPartNumber(partNumber);
    const bytes = Buffer.isBuffer(body) ? body : await buffer(body);
    const part = { ...this.#target(key), UploadId: uploadId, PartNumber: partNumber, Body: bytes };
    const { ETag } = await this.#try('Writing a part', () =>
      this.bucket.client.send(new UploadPartCommand(part), signal ? { abortSignal: signal } : {}),
    );
    return { partNumber, size: bytes.length, etag: bareEtag(ETag) };
  }

  async listParts(key: string, uploadId: string): Promise<UploadPart[]> {
    const parts: UploadPart[] = [];
    let marker: string | undefined;
    do {
      const request = { ...this.#target(key), UploadId: uploadId, PartNumberMarker: marker };
      const page = await this.#try('Listing parts', () =>
        this.bucket.client.send(new ListPartsCommand(request)),
      );
      for (const { PartNumber = 0, Size = 0, ETag } of page.Parts ?? [])
        parts.push({ partNumber: PartNumber, size: Size, etag: bareEtag(ETag) });
      marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
    } while (marker !== undefined);
    return parts;
  }

  async complete(
    key: string,
    uploadId: string,
    parts: readonly Omit<UploadPart, 'size'>[],
  ): Promise<ObjectHead> {
    const chosen = checkParts(parts, await this.listParts(key, uploadId));
    const completed = chosen.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: `"${etag}"` }));
    const command = new CompleteMultipartUploadCommand({
      ...this.#target(key),
      UploadId: uploadId,
      MultipartUpload: { Parts: completed },
    });
    return this.#try('Joining an upload', async () => {
      await this.bucket.client.send(command);
      const head = await this.bucket.client.send(new HeadObjectCommand(this.#target(key)));
      return headOf(key, head.ContentLength ?? 0, head);
    });
  }

  async abort(key: string, uploadId: string): Promise<void> {
    const command = new AbortMultipartUploadCommand({ ...this.#target(key), UploadId: uploadId });
    await this.#try('Aborting an upload', () => this.bucket.client.send(command)).catch((error: unknown) => {
      if (!(error instanceof PapiscopeError && error.code === 'not_found')) throw error;
    });
  }

  /** Aborts uploads begun before the given moment, save those named; tells how many. */
  async abortOlderThan(moment: Date, spared: ReadonlySet<string>): Promise<number> {
    let count = 0;
    let keyMarker: string | undefined;
    let uploadMarker: string | undefined;
    do {
      const request = { Bucket: this.bucket.name, KeyMarker: keyMarker, UploadIdMarker: uploadMarker };
      const page = await this.#try('Listing uploads', () =>
        this.bucket.client.send(new ListMultipartUploadsCommand(request)),
      );
      for (const { Key = '', UploadId = '', Initiated } of page.Uploads ?? []) {
        if (!Initiated || Initiated >= moment || spared.has(UploadId)) continue;
        await this.abort(Key, UploadId);
        count += 1;
      }
      keyMarker = page.IsTruncated ? page.NextKeyMarker : undefined;
      uploadMarker = page.IsTruncated ? page.NextUploadIdMarker : undefined;
    } while (keyMarker !== undefined);
    return count;
  }

  #target(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket.name, Key: key };
  }

  async #try<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw uploadFault(error, doing);
    }
  }
}
