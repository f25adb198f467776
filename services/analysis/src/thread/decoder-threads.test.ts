import { availableParallelism } from 'node:os';
import { withDecoderThreads } from './decoder-threads';

const share = (segments: number) => Math.max(1, Math.floor(availableParallelism() / segments));

it('leaves a lone segment to ffmpeg, and gives one that begins beside others its share of the cores', async () => {
  const told: (number | undefined)[] = [];
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const measure = () =>
    withDecoderThreads(async (threads) => {
      told.push(threads);
      await ended;
    });
  const running = [measure(), measure(), measure()];
  end();
  await Promise.all(running);
  expect(told).toEqual([undefined, share(2), share(3)]);
});

it('counts a segment that failed no longer', async () => {
  const failing = withDecoderThreads(() => Promise.reject(new Error('gone')));
  await expect(failing).rejects.toThrow('gone');
  await withDecoderThreads((threads) => Promise.resolve(expect(threads).toBeUndefined()));
});
