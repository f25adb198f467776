import { PapiscopeError, type ErrorCode } from '@papiscope/shared/contracts';
import { Transform, type TransformCallback } from 'node:stream';
import { START_LENGTH, type FileField, kindOf } from './media-types';

const EMPTY: Record<FileField, ErrorCode> = { video: 'video_empty', telemetry: 'telemetry_unreadable' };
const FOREIGN: Record<FileField, ErrorCode> = {
  video: 'video_unreadable',
  telemetry: 'telemetry_unreadable',
};

/** Fails for a beginning that no file of this type has. @throws video_unreadable, telemetry_unreadable */
export function checkStart(field: FileField, fileName: string, start: Buffer): void {
  if (start.length < START_LENGTH || !kindOf(field, fileName).fits(start))
    throw new PapiscopeError(FOREIGN[field], 'Its first bytes are not of the type its name tells.');
}

/** Passes a file's bytes on and fails as soon as they cannot be accepted: nothing at all, or a beginning that no file of this type has. */
export function guarded(field: FileField, fileName: string): Transform {
  let start = Buffer.alloc(0);
  let bytes = 0;
  let checked = false;
  const check = (): void => {
    checked = true;
    if (bytes === 0) throw new PapiscopeError(EMPTY[field]);
    checkStart(field, fileName, start);
  };
  const attempt = (step: () => void, done: TransformCallback, chunk?: Buffer): void => {
    try {
      step();
      done(null, chunk);
    } catch (error) {
      done(error as Error);
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const step = (): void => {
        bytes += chunk.length;
        if (checked) return;
        start = Buffer.concat([start, chunk.subarray(0, START_LENGTH)]);
        if (start.length >= START_LENGTH) check();
      };
      attempt(step, done, chunk);
    },
    flush(done) {
      attempt(() => {
        if (!checked) check();
      }, done);
    },
  });
}
