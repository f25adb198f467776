/** What one video may ask of this system; beyond it is refused before a frame is decoded. */
export const VIDEO_LIMITS = {
  /** Width × height: 8K by DCI. */
  pixels: 8192 * 4320,
  /** Streams of every kind in one file. */
  streams: 40,
  seconds: 12 * 3600,
  /** Frames per second. */
  frameRate: 300,
  frames: 5_000_000,
} as const;

/** Bytes of address space that one ffmpeg or ffprobe may take; a backstop, containers have narrower limits. */
const MEMORY = 8 * 1024 ** 3;
/** Bytes that ffmpeg may ask for at once: a frame of 8K with 16 bits takes 0.2 GB. */
const ONE_ALLOCATION = 1024 ** 3;

/** Global options of ffmpeg and ffprobe. */
export const ALLOCATION_LIMIT = ['-max_alloc', String(ONE_ALLOCATION)] as const;

const inputLimits = (pixels: number): readonly string[] => [
  '-max_streams',
  String(VIDEO_LIMITS.streams),
  '-max_pixels',
  String(pixels),
];

/** Options of an input: what is larger fails in the decoder or demuxer itself, whatever the container said before. */
export const INPUT_LIMITS = inputLimits(VIDEO_LIMITS.pixels);

/** The same for a look at it: larger pictures are still told, so that they can be refused by name. */
export const PROBE_LIMITS = inputLimits(16_384 * 16_384);

/** The program under a limit of memory and without core dumps, where util-linux's `prlimit` is there to set it. */
export function withinMemory(
  binary: string,
  argv: readonly string[],
  prlimit: string | undefined,
): [string, readonly string[]] {
  return prlimit === undefined
    ? [binary, argv]
    : [prlimit, [`--as=${MEMORY}`, '--core=0', '--', binary, ...argv]];
}
