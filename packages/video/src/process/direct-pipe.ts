import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes read at once: more than the kernel holds. */
const ROOM = 1 << 20;

/** A way for bytes from a child process into this one. */
export interface DirectPipe {
  /** What the child writes to; close it here once the child has it. */
  readonly writeEnd: Socket;
  readonly readEnd: Socket;
}

/**
 * A pipe whose bytes are all read into one and the same memory. A child's usual `stdout` takes new memory for every 64 KiB, and collecting
 * that costs more than the reading when hundreds of MB/s go through. `take` gets what was read, valid until it returns; after it has returned
 * false no more is read, and the bytes stay valid, until `readEnd.resume()`.
 */
export async function directPipe(take: (bytes: Uint8Array) => boolean): Promise<DirectPipe> {
  const server = createServer({ pauseOnConnect: true });
  server.listen(freshAddress());
  await once(server, 'listening');
  try {
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const readEnd = connect({
      path: server.address() as string,
      onread: {
        buffer: Buffer.allocUnsafeSlow(ROOM),
        callback: (count, room) => take(room.subarray(0, count)),
      },
    });
    await once(readEnd, 'connect');
    const [writeEnd] = await accepted;
    writeEnd.on('error', () => undefined);
    return { writeEnd, readEnd };
  } finally {
    server.close();
  }
}

/** A name that nobody else has; only this user may connect to it. */
function freshAddress(): string {
  const name = `papiscope-${randomBytes(8).toString('hex')}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
}
