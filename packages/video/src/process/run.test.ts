import { PapiscopeError } from '@papiscope/shared/contracts';
import { runFfmpeg } from './run';

const ENDLESS = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x240', '-f', 'null', '-'];

describe('runFfmpeg', () => {
  test('keeps what ffmpeg said last', async () => {
    const failure = await runFfmpeg(['-i', 'file:/no/such/video.mp4', '-f', 'null', '-']).catch(
      (e: unknown) => e,
    );
    expect(failure).toBeInstanceOf(PapiscopeError);
    expect(failure).toMatchObject({ code: 'ffmpeg_failed', detail: expect.stringContaining('No such file') });
  });

  test('ends within two seconds of an abort', async () => {
    const controller = new AbortController();
    let abortedAt = 0;
    const running = runFfmpeg(ENDLESS, {
      signal: controller.signal,
      onProgress: () => {
        abortedAt ||= Date.now();
        controller.abort(new Error('stopped'));
      },
    });
    await expect(running).rejects.toThrow('stopped');
    expect(Date.now() - abortedAt).toBeLessThan(2000);
  });

  test('ends at its time limit', async () => {
    await expect(runFfmpeg(ENDLESS, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'time_limit' });
  });

  test('reports progress to the last frame', async () => {
    const frames: number[] = [];
    await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=25:duration=2', '-f', 'null', '-'], {
      onProgress: ({ frame }) => frames.push(frame),
    });
    expect(frames.at(-1)).toBe(50);
  });

  test('reads standard input', async () => {
    async function* grey(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 3; i++) yield new Uint8Array(32 * 32).fill(i * 50);
    }
    const out = await runFfmpeg(
      ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', '32x32', '-i', 'pipe:0', '-f', 'rawvideo', 'pipe:1'],
      { stdin: grey() },
    );
    expect([out.length, out[0], out[1024], out[2048]]).toEqual([3072, 0, 50, 100]);
  });
});
