import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { PapiscopeError } from '@papiscope/shared/contracts';
import busboy from 'busboy';
import type { Request } from 'express';

const LIMITS = { fields: 20, fieldSize: 64 * 1024, parts: 30, headerPairs: 50 };

export interface FormListener {
  field(name: string, value: string): void;
  /** Must read the stream to its end or destroy it. */
  file(name: string, fileName: string, body: Readable): void;
}

function parser(headers: IncomingHttpHeaders): busboy.Busboy {
  if (!headers['content-type']?.startsWith('multipart/form-data')) {
    throw new PapiscopeError('unsupported_media', 'Send the upload as multipart/form-data.');
  }
  try {
    return busboy({ headers, limits: LIMITS, defParamCharset: 'utf8' });
  } catch (cause) {
    throw new PapiscopeError('validation_failed', 'The multipart body has no boundary.', { cause });
  }
}

/**
 * Hands the parts of a form to the listener as they arrive; settles once the last byte is read, or with the first
 * fault: of the listener, of the form, or `signal`'s. On a fault every open file stream is destroyed and the rest
 * of the request is read into nothing, so that the answer still reaches the client.
 */
export async function readForm(req: Request, listener: FormListener, signal: AbortSignal): Promise<void> {
  const form = parser(req.headers);
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown): void => {
      req.unpipe(form);
      form.destroy();
      req.resume();
      reject(error as Error);
    };
    const guard = <A extends unknown[]>(step: (...args: A) => void) => {
      return (...args: A): void => {
        try {
          step(...args);
        } catch (error) {
          fail(error);
        }
      };
    };
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    form.on(
      'field',
      guard((name, value, info) => {
        if (info.valueTruncated) throw new PapiscopeError('validation_failed', `${name} is too long.`);
        listener.field(name, value);
      }),
    );
    form.on(
      'file',
      guard((name, body, info) => {
        // When the form fails, its open file fails too; it is `fail` that tells.
        body.on('error', () => undefined);
        listener.file(name, info.filename ?? '', body);
      }),
    );
    const tooMany = (): void => fail(new PapiscopeError('validation_failed', 'The form has too many parts.'));
    form.on('partsLimit', tooMany).on('fieldsLimit', tooMany);
    form.on('error', (cause) => {
      fail(new PapiscopeError('validation_failed', 'The multipart body cannot be read.', { cause }));
    });
    form.on('close', resolve);
    req.on('error', fail);
    req.pipe(form);
  });
}
