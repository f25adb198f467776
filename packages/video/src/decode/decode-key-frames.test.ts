import { createHash } from 'node:crypto';
import { open, readFile, truncate } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { findKeyFrames, keyFrameTimes } from '../probe/key-frames';
import { probeVideo } from '../probe/probe';
import { clipFolder, type ClipFolder } from '../testing/clips';
import { decodeFramesAt } from './frame-at';
import { decodeKeyFrames } from './decode-key-frames';
import type { YuvFrame } from './yuv-frame';

const SOURCE = 'testsrc2=size=320x180:rate=25:duration=4';

const told = ({ timestamp, y, u, v }: YuvFrame): string => {
  const hash = createHash('md5');
  for (const plane of [y, u, v]) hash.update(plane);
  return `${timestamp} ${hash.digest('hex')}`;
};

async function collect(frames: AsyncIterable<YuvFrame>): Promise<string[]> {
  const seen: string[] = [];
  for await (const frame of frames) seen.push(told(frame));
  return seen;
}

/** The same file with so many bytes of free space (which takes none on the disk) before its index, which is at its end. */
async function withFreeSpace(from: string, to: string, bytes: number): Promise<string> {
  const plain = await readFile(from);
  const at = plain.lastIndexOf('moov', undefined, 'latin1') - 4;
  const box = Buffer.alloc(16);
  box.writeUInt32BE(1, 0);
  box.write('free', 4, 'latin1');
  box.writeBigUInt64BE(BigInt(bytes), 8);
  const file = await open(to, 'w');
  try {
    await file.write(Buffer.concat([plain.subarray(0, at), box]));
    await file.write(plain, at, plain.length - at, at + bytes);
  } finally {
    await file.close();
  }
  return to;
}

describe('key frames by the index of the file', () => {
  let clips: ClipFolder;
  beforeAll(async () => {
    clips = await clipFolder();
  });
  afterAll(() => clips.dispose());

  it.each<[string, readonly string[]]>([
    ['index-at-end.mp4', ['-g', '20', '-bf', '2']],
    ['index-first.mp4', ['-g', '20', '-movflags', '+faststart']],
    ['open-groups.mov', ['-c:v', 'libx265', '-x265-params', 'keyint=20:open-gop=1:log-level=error']],
    [
      'ten-bits.mp4',
      ['-c:v', 'libx265', '-pix_fmt', 'yuv420p10le', '-x265-params', 'keyint=20:log-level=error'],
    ],
  ])('%s: the times of its packets, and the pictures of a whole decoding', async (name, argv) => {
    const file = await clips.make(name, SOURCE, argv);
    const probe = await probeVideo(file);
    const { times, index } = await findKeyFrames(file, probe);
    expect(times).toEqual(await keyFrameTimes(file, probe));
    const keys = index!.frames.filter(({ key }) => key);
    expect(keys.length).toBeGreaterThan(3);
    expect(await collect(decodeKeyFrames(file, probe, index!, keys))).toEqual(
      await collect(decodeFramesAt(file, probe, times)),
    );
  });

  it('finds an index behind free space of any size', async () => {
    const file = await clips.make('plain.mp4', SOURCE, ['-g', '20']);
    const expected = await findKeyFrames(file, await probeVideo(file));
    const large = await withFreeSpace(file, clips.file('large.mp4'), 5e9);
    expect(await findKeyFrames(large, await probeVideo(large))).toEqual(expected);
  });

  it('has no index for another container', async () => {
    const file = await clips.make('other.mkv', SOURCE, ['-g', '20']);
    expect(await findKeyFrames(file, await probeVideo(file))).toMatchObject({ index: null });
  });

  it('says so where the file ends before a frame', async () => {
    const file = await clips.make('cut.mp4', SOURCE, ['-g', '20', '-movflags', '+faststart']);
    const probe = await probeVideo(file);
    const { index } = await findKeyFrames(file, probe);
    const keys = index!.frames.filter(({ key }) => key);
    await truncate(file, keys.at(-1)!.offset + 10);
    await expect(collect(decodeKeyFrames(file, probe, index!, keys))).rejects.toMatchObject({
      code: 'ffmpeg_failed',
    });
  });

  describe('over HTTP', () => {
    let server: Server;
    let url: string;
    let asked: [number, number][] = [];
    let bytes: Buffer;
    beforeAll(async () => {
      bytes = await readFile(await clips.make('far.mp4', SOURCE, ['-g', '20', '-b:v', '20M']));
      server = createServer((req, res) => {
        const [, from, to] = /bytes=(\d+)-(\d+)/.exec(req.headers.range ?? '') ?? [];
        const part = bytes.subarray(Number(from), Number(to) + 1);
        asked.push([Number(from), part.length]);
        res.writeHead(206, { 'content-length': part.length }).end(part);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/far.mp4`;
    });
    afterAll(() => server.close());

    it('reads the index and the frames that are wanted, and nothing else', async () => {
      const probe = await probeVideo(clips.file('far.mp4'));
      const { index } = await findKeyFrames(url, probe);
      const keys = index!.frames.filter(({ key }) => key);
      const wanted = [keys[1]!, keys[3]!];
      asked = [];
      const seen = await collect(decodeKeyFrames(url, probe, index!, wanted));
      expect(seen.map((each) => Number(each.split(' ')[0]))).toEqual(wanted.map(({ time }) => time));
      expect(asked).toEqual(wanted.map(({ offset, size }) => [offset, size]));
    });
  });
});
