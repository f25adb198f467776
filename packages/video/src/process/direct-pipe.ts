import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where what is read goes. */
export interface DirectReader {
  /** Memory for the next bytes, asked for before each reading. */
  room(): Uint8Array;
  /** So many bytes were read into it. False: no more is wanted until `readEnd.resume()`. */
  took(count: number): boolean;
}

/** A way for bytes from a child process into this one. */
export interface DirectPipe {
  /** What the child writes to; close it here once the child has it. */
  readonly writeEnd: Socket;
  readonly readEnd: Socket;
}

/**
 * A pipe whose bytes are read right to where they are wanted. A child's usual `stdout` takes new memory for every 64 KiB, and collecting
 * that costs more than the reading when hundreds of MB/s go through.
 */
export async function directPipe(reader: DirectReader): Promise<DirectPipe> {
  const server = createServer({ pauseOnConnect: true });
  server.listen(freshAddress());
  await once(server, 'listening');
  try {
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const readEnd = connect({
      path: server.address() as string,
      onread: {
        buffer: () => reader.room(),
        callback: (count) => reader.took(count),
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
