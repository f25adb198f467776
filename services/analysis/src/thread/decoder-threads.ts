import { availableParallelism } from 'node:os';

/** Segments that this process measures at the moment. */
let atWork = 0;

/**
 * Runs `use` with the number of threads its segment is to be decoded with: a lone one takes what ffmpeg takes by itself (undefined), one that
 * begins beside others its share of the cores. Decoders that have more threads than cores get in each other's way (docs/performance.md, 16).
 */
export async function withDecoderThreads<T>(use: (threads: number | undefined) => Promise<T>): Promise<T> {
  atWork += 1;
  try {
    return await use(atWork === 1 ? undefined : shareOf(atWork));
  } finally {
    atWork -= 1;
  }
}

function shareOf(segments: number): number {
  return Math.max(1, Math.floor(availableParallelism() / segments));
}
