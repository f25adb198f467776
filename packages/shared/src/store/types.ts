import type { Readable } from 'node:stream';
import type { StorageType } from '../contracts';

/** What a listing tells of an object. */
export interface ObjectEntry {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Changes whenever the object is written anew; without quotes. */
  readonly etag: string;
  readonly lastModified: Date;
}

export interface ObjectHead extends ObjectEntry {
  readonly contentType: string;
  readonly contentEncoding?: string;
  readonly contentDisposition?: string;
  /** Lower-case hex of the stored bytes; absent for objects that papiscope did not write. */
  readonly sha256?: string;
}

export interface PutOptions {
  /** Guessed from the key's extension when absent. */
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly contentDisposition?: string;
  /** Expected SHA-256, hex: other bytes are refused with `storage_corrupt`, and nothing becomes visible. */
  readonly sha256?: string;
  readonly signal?: AbortSignal;
}

export interface PutResult {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly etag: string;
}

/** Byte positions as in HTTP: both ends included; an `end` behind the last byte means the last byte. */
export type ByteRange = { readonly start: number; readonly end?: number } | { readonly suffix: number };

export interface GetOptions {
  readonly range?: ByteRange;
  /** Read only this version; another one is `object_changed`. */
  readonly ifMatch?: string;
  readonly signal?: AbortSignal;
}

export interface ObjectRead {
  readonly head: ObjectHead;
  /** The bytes of `body` within the object, both ends included; absent when the whole object was asked for. */
  readonly range?: { readonly start: number; readonly end: number };
  /** Read it to its end or destroy it. */
  readonly body: Readable;
}

export interface SignedUrlOptions {
  /** Seconds; the store's setting when absent. */
  readonly expiresIn?: number;
  /** Makes the browser save the file under this name. */
  readonly downloadName?: string;
  readonly contentType?: string;
}

export interface UploadPart {
  /** 1 … 10,000. */
  readonly partNumber: number;
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Uploads in parts sent by the client itself. The client PUTs each part's bytes to the URL from `signPart`.
 * In a local store that URL is this API's `/api/v1/upload-parts/{upload_id}/{n}?…`, whose handler calls `putPart`.
 */
export interface MultipartUploads {
  create(key: string, options?: Omit<PutOptions, 'sha256' | 'signal'>): Promise<{ uploadId: string }>;
  /** `expiresIn` in seconds. */
  signPart(key: string, uploadId: string, partNumber: number, expiresIn?: number): Promise<string>;
  putPart(
    key: string,
    uploadId: string,
    partNumber: number,
    body: Readable | Buffer,
    options?: { signal?: AbortSignal },
  ): Promise<UploadPart>;
  /** In order of part number. Unknown uploads: `not_found`. */
  listParts(key: string, uploadId: string): Promise<UploadPart[]>;
  /** Joins the parts into the object. Every part but the last has at least 5 MiB. */
  complete(key: string, uploadId: string, parts: readonly Omit<UploadPart, 'size'>[]): Promise<ObjectHead>;
  /** Unknown uploads are no error. */
  abort(key: string, uploadId: string): Promise<void>;
}

/**
 * Objects under keys like `videos/original/{id}/flight.mp4`, in a folder or a bucket.
 * Faults: `object_missing`, `object_changed`, `range_invalid`, `storage_corrupt`, `storage_unavailable`
 * (the detail names the cause), `validation_failed` for a key that is not allowed.
 * Work stopped by its `signal` is rejected with the signal's reason.
 */
export interface ObjectStore {
  readonly type: StorageType;
  /** Writes all or nothing: an interrupted write leaves the former object, or none. A stream's length need not be known. */
  put(key: string, body: Readable | Buffer, options?: PutOptions): Promise<PutResult>;
  get(key: string, options?: GetOptions): Promise<ObjectRead>;
  /** Null when there is no such object. */
  head(key: string, options?: { signal?: AbortSignal }): Promise<ObjectHead | null>;
  /** Every object whose key starts with the prefix, in the order of the keys' UTF-8 bytes. */
  list(prefix: string, options?: { signal?: AbortSignal }): AsyncIterable<ObjectEntry>;
  /** Within this store, without moving the bytes through this process where the store can. */
  copy(from: string, to: string, options?: { signal?: AbortSignal }): Promise<PutResult>;
  /** Streams into another store and checks the checksum on the way. */
  copyTo(
    key: string,
    target: ObjectStore,
    options?: { targetKey?: string; signal?: AbortSignal },
  ): Promise<PutResult>;
  /** A missing object is no error. */
  delete(key: string): Promise<void>;
  deletePrefix(prefix: string, options?: { signal?: AbortSignal }): Promise<{ count: number; bytes: number }>;
  /** A URL a browser can read without further sign-in. Does not check that the object exists. */
  signedReadUrl(key: string, options?: SignedUrlOptions): Promise<string>;
  /** What ffmpeg opens: a local path, or a signed URL that works from here. `expiresIn` in seconds. */
  inputFor(key: string, options?: { expiresIn?: number }): Promise<string>;
  /** Throws `storage_unavailable` when reading and writing cannot work. */
  ping(options?: { signal?: AbortSignal }): Promise<void>;
  /**
   * Removes what interrupted writes and abandoned uploads left before the given moment; tells how many.
   * `spared`: ids of uploads that go on, however long ago they began.
   */
  sweepUnfinished(olderThan: Date, spared?: ReadonlySet<string>): Promise<number>;
  readonly multipart: MultipartUploads;
  /** Lets go of sockets. */
  close(): void;
}

export type S3Encryption =
  { readonly type: 's3' } | { readonly type: 'kms'; readonly keyId?: string | undefined };

export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Absent: Amazon's own. */
  readonly endpoint?: string | undefined;
  /** Where browsers reach the same server, when they cannot reach `endpoint`. */
  readonly publicEndpoint?: string | undefined;
  /** Both absent: the SDK's own chain (instance role, web identity, shared files). */
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly sessionToken?: string | undefined;
  readonly encryption?: S3Encryption | undefined;
  /** `always`: the SDK's own checksums (CRC) on every request; `required`, the default: only where S3 wants one. Not every server knows them. */
  readonly checksums?: 'required' | 'always' | undefined;
  /** Milliseconds without a byte before a request counts as failed; 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds a try of a request may take until its answer begins, however busily it goes on; 900,000. */
  readonly totalMs?: number | undefined;
  /** Tries per request, the first one included; 4. */
  readonly maxAttempts?: number | undefined;
}

export interface StoreSettings {
  /** Where new sessions go. */
  readonly useS3: boolean;
  /** Needed when `useS3`, and for reading sessions that went there. */
  readonly s3?: S3Settings | undefined;
  /** The folder of local sessions. */
  readonly dataPath: string;
  /** Signs the URLs of the local store: any long random string, the same in every process. */
  readonly signingSecret: string;
  /** Prepended to local signed URLs, without a slash at the end; empty: relative to the API's host. */
  readonly publicUrl: string;
  /** Seconds a signed URL holds by default. */
  readonly expiresIn: number;
  /** Where the stages' scratch objects go; absent: where new sessions go. */
  readonly workStorage?: StorageType | undefined;
}

export interface Stores {
  readonly current: { readonly type: StorageType; readonly store: ObjectStore };
  readonly work: ObjectStore;
  /** Every store that is configured, the folder first. */
  readonly all: readonly ObjectStore[];
  /** `config_invalid` for 's3' when no bucket is configured. */
  of(type: StorageType): ObjectStore;
  close(): void;
}

/** The signature of `createStores`. */
/** @param decorate what each store is wrapped into */
export type CreateStores = (
  settings: StoreSettings,
  decorate?: (store: ObjectStore) => ObjectStore,
) => Stores;
