/** What ffmpeg prints and asks is not wanted in a timed run. */
export const QUIET: readonly string[] = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'];

/** ffmpeg's arguments for the least that an analysis can do: decode every frame of the video, and nothing else. */
export function decodeOnly(video: string): string[] {
  return [...QUIET, '-i', video, '-map', '0:v', '-f', 'null', '-'];
}
