import { Transform } from 'node:stream';
import { PapiscopeError } from '@papiscope/shared/contracts';

/** Passes bytes on and fails with `upload_too_large` at the first beyond `maxBytes`. */
export function limitBytes(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= maxBytes) done(null, chunk);
      else done(new PapiscopeError('upload_too_large', `At most ${maxBytes} bytes.`));
    },
  });
}
