import { PapiscopeError } from '@papiscope/shared/errors';
import { startChild, type Child } from './child';
import { feed } from './feed';
import { ALLOCATION_LIMIT } from './limits';
import { parseProgress, type Progress } from './progress';
import { resolveTools } from './tools';

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Folder ffmpeg runs in: what relative names in `argv` refer to. */
  readonly cwd?: string | undefined;
  /** Bytes for the process's standard input (`pipe:0`). */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
}

/** Bytes of standard output that are kept: descriptions and subtitles, never pictures. */
const MAX_OUTPUT = 128 * 1024 ** 2;

/** Runs ffmpeg to its end and gives back what it wrote to standard output. `argv` has neither global options nor a shell's quoting. */
export async function runFfmpeg(argv: readonly string[], options: RunOptions = {}): Promise<Buffer> {
  const { ffmpeg } = await resolveTools();
  const { onProgress } = options;
  const report = parseProgress((progress) => onProgress?.(progress));
  const child = startChild(
    ffmpeg,
    [
      '-hide_banner',
      '-nostats',
      '-loglevel',
      'warning',
      ...ALLOCATION_LIMIT,
      ...(options.stdin === undefined ? ['-nostdin'] : []),
      ...(onProgress === undefined ? [] : ['-progress', 'pipe:2']),
      '-y',
      ...argv,
    ],
    {
      signal: options.signal,
      timeoutMs: options.timeoutMs,
      cwd: options.cwd,
      stdin: options.stdin !== undefined,
      ...(onProgress === undefined ? {} : { onLine: report }),
    },
  );
  const fed = feed(child, options.stdin).catch((error: unknown) => {
    child.stop();
    throw error;
  });
  const [output] = await Promise.all([collect(child), fed]);
  return output;
}

/** Runs ffprobe and gives back its standard output as text. */
export async function runFfprobe(
  argv: readonly string[],
  options: Pick<RunOptions, 'signal' | 'timeoutMs'> = {},
): Promise<string> {
  const { ffprobe } = await resolveTools();
  const child = startChild(
    ffprobe,
    ['-hide_banner', '-loglevel', 'warning', ...ALLOCATION_LIMIT, ...argv],
    options,
  );
  return (await collect(child)).toString('utf8');
}

async function collect(child: Child): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= MAX_OUTPUT) chunks.push(chunk);
    else child.stop();
  });
  await child.done;
  if (bytes > MAX_OUTPUT)
    throw new PapiscopeError('video_over_limits', `More than ${MAX_OUTPUT} bytes of text or data.`);
  return Buffer.concat(chunks);
}
