import type { Readable } from 'node:stream';
import {
  originalPrefix,
  originalVideoKey,
  telemetryKey,
  type Logger,
  type ObjectStore,
} from '@papiscope/shared';
import { PapiscopeError, uploadFieldsSchema, type UploadFields } from '@papiscope/shared/contracts';
import type { Request } from 'express';
import { z } from 'zod';
import { parsePart, RequestInvalid } from '../http/parse';
import { kindOf, type FileField } from './media-types';
import { readForm } from './multipart';
import { storeChecked } from './store-checked';

/** Room for the fields and the boundaries. */
const FORM_BYTES = 1024 ** 2;

export interface StoredFile {
  /** As the client named it. */
  readonly fileName: string;
  readonly key: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface Received {
  readonly fields: UploadFields;
  readonly video: StoredFile;
  readonly telemetry: StoredFile | null;
}

export interface Reception {
  readonly sessionId: string;
  readonly store: ObjectStore;
  readonly log: Logger;
  /** Largest video, bytes. */
  readonly maxBytes: number;
  /** Largest telemetry file, bytes. */
  readonly maxTelemetryBytes: number;
  /** Asked as soon as the place is known, if possible before the video: throws when there is no such place. */
  checkPlace(fields: UploadFields): Promise<unknown>;
}

const fileFieldSchema = z.enum(['video', 'telemetry']);

function parseFields(fields: ReadonlyMap<string, string>): UploadFields {
  const { options, ...rest } = Object.fromEntries(fields);
  let parsed: unknown;
  try {
    parsed = options === undefined || options === '' ? undefined : JSON.parse(options);
  } catch {
    throw new RequestInvalid([{ path: 'body.options', message: 'not JSON' }]);
  }
  return parsePart('body', uploadFieldsSchema.strict(), {
    ...rest,
    ...(parsed !== undefined && { options: parsed }),
  }) as UploadFields;
}

/** Streams the form's files into the store while the form is read. */
class Receiver {
  readonly #fields = new Map<string, string>();
  readonly #files = new Map<FileField, Promise<StoredFile>>();
  readonly #stop = new AbortController();

  constructor(private readonly reception: Reception) {}

  async receive(req: Request): Promise<Received> {
    const { maxBytes, maxTelemetryBytes } = this.reception;
    if (Number(req.get('content-length') ?? 0) > maxBytes + maxTelemetryBytes + FORM_BYTES) {
      req.resume();
      throw new PapiscopeError('upload_too_large', `At most ${maxBytes} bytes.`);
    }
    req.once('close', () => {
      if (!req.complete)
        this.#stop.abort(new PapiscopeError('validation_failed', 'The upload was broken off.'));
    });
    await readForm(
      req,
      {
        field: (name, value) => this.#field(name, value),
        file: (name, fileName, body) => this.#file(name, fileName, body),
      },
      this.#stop.signal,
    );
    const fields = parseFields(this.#fields);
    const video = await this.#files.get('video');
    if (video === undefined) throw new PapiscopeError('video_missing');
    return { fields, video, telemetry: (await this.#files.get('telemetry')) ?? null };
  }

  /** Ends whatever still runs and removes what was stored; tells the fault that came first, for the others follow from it. */
  async undo(fault: unknown): Promise<unknown> {
    this.#stop.abort(fault);
    const files = await Promise.allSettled(this.#files.values());
    const { store, sessionId, log } = this.reception;
    if (files.length > 0) {
      await store.deletePrefix(originalPrefix(sessionId)).catch((err: unknown) => {
        log.error({ err, session_id: sessionId }, 'files of a refused upload could not be removed');
      });
    }
    return this.#stop.signal.reason;
  }

  #field(name: string, value: string): void {
    if (this.#fields.has(name)) throw new RequestInvalid([{ path: `body.${name}`, message: 'given twice' }]);
    this.#fields.set(name, value);
  }

  #file(name: string, fileName: string, body: Readable): void {
    if (fileName === '') {
      // What browsers send for a file input that was left empty.
      body.resume();
      return;
    }
    const { data: field } = fileFieldSchema.safeParse(name);
    if (field === undefined) throw new RequestInvalid([{ path: `body.${name}`, message: 'unknown file' }]);
    if (this.#files.has(field)) throw new RequestInvalid([{ path: `body.${name}`, message: 'given twice' }]);
    kindOf(field, fileName);
    if (this.#fields.has('airport_icao') && this.#fields.has('runway_code')) {
      this.#orStop(this.reception.checkPlace(parseFields(this.#fields)));
    }
    const stored = this.#store(field, fileName, body);
    this.#files.set(field, stored);
    this.#orStop(stored);
  }

  #orStop(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#stop.abort(error));
  }

  async #store(field: FileField, fileName: string, body: Readable): Promise<StoredFile> {
    const { sessionId, store, maxBytes, maxTelemetryBytes } = this.reception;
    const key = (field === 'video' ? originalVideoKey : telemetryKey)(sessionId, fileName);
    const limit = field === 'video' ? maxBytes : maxTelemetryBytes;
    const { sha256, size } = await storeChecked(
      store,
      key,
      body,
      { field, fileName, maxBytes: limit },
      this.#stop.signal,
    );
    return { fileName, key, sha256, size };
  }
}

/** Lends what an upload brought to `use`; when that, or the upload, fails, nothing of it is left in the store. */
export async function withUpload<T>(
  req: Request,
  reception: Reception,
  use: (received: Received) => Promise<T>,
): Promise<T> {
  const receiver = new Receiver(reception);
  try {
    return await use(await receiver.receive(req));
  } catch (error) {
    throw await receiver.undo(error);
  }
}
