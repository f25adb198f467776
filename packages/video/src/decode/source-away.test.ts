import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probeVideo } from '../probe/probe';
import { clipFolder, type ClipFolder } from '../testing/clips';
import { decodeFrames } from './decode-frames';

let clips: ClipFolder;
let bytes: Buffer;
beforeAll(async () => {
  clips = await clipFolder();
  const noise = ['-crf', '1', '-g', '10', '-movflags', '+faststart'];
  bytes = await readFile(await clips.make('clip.mp4', 'testsrc2=size=320x240:rate=25:duration=8', noise));
});
afterAll(() => clips.dispose());

/** Serves the clip like a storage; gives out `whole` bytes from its beginning and then nothing any more. */
async function serve(whole: number): Promise<Server & { url: string }> {
  let given = 0;
  const server = createServer((request, response) => {
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (given >= whole) return void request.socket.destroy();
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(206, { 'content-length': bytes.length - from, 'content-range': range });
    const part = bytes.subarray(from, Math.min(bytes.length, from + Math.max(0, whole - given)));
    given += part.length;
    response.write(part, () => {
      if (given >= whole) response.destroy();
      else response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(server, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/clip.mp4`,
  });
}

const stop = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
};

test('a video that is cut off while it is read is not taken for a shorter one', async () => {
  const probe = await probeVideo(clips.file('clip.mp4'));
  const server = await serve(Math.floor(bytes.length / 2));
  try {
    let frames = 0;
    const reading = (async () => {
      for await (const frame of decodeFrames(server.url, probe)) frames += frame.index >= 0 ? 1 : 0;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'storage_unavailable' });
    expect(frames).toBeLessThan(probe.frameCount);
  } finally {
    await stop(server);
  }
});

test('a storage that does not answer is no fault of the video', async () => {
  const server = await serve(0);
  try {
    await expect(probeVideo(server.url)).rejects.toMatchObject({ code: 'storage_unavailable' });
  } finally {
    await stop(server);
  }
  await expect(probeVideo(server.url)).rejects.toMatchObject({ code: 'storage_unavailable' });
});

test.each([
  [403, 'storage_unavailable'],
  [404, 'object_missing'],
  [503, 'storage_unavailable'],
])('a storage that answers %i is told by its own name', async (status, code) => {
  const server = createServer((_request, response) => response.writeHead(status).end()).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/clip.mp4`;
    await expect(probeVideo(url)).rejects.toMatchObject({ code });
  } finally {
    await stop(server);
  }
});

test('an address that is refused is no fault of the video, nor of ffmpeg', async () => {
  const probe = await probeVideo(clips.file('clip.mp4'));
  const server = createServer((_request, response) => response.writeHead(403).end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/clip.mp4`;
    const reading = (async () => {
      for await (const frame of decodeFrames(url, probe)) expect(frame.index).toBe(-1);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'storage_unavailable' });
  } finally {
    await stop(server);
  }
});
