/** How far a running ffmpeg is: frames written by its first video output and media time, seconds. */
export interface Progress {
  readonly frame: number;
  readonly seconds: number;
}

/** Reads the `key=value` lines of `-progress`; the returned function says whether a line was one of them. */
export function parseProgress(report: (progress: Progress) => void): (line: string) => boolean {
  let frame = 0;
  let seconds = 0;
  return (line) => {
    const match = /^(\w+)=\s*(\S+)\s*$/.exec(line);
    if (match === null) return false;
    const [, key, value] = match;
    if (key === 'frame') frame = Number(value);
    // out_time_ms is in microseconds too, in every version of ffmpeg
    if (key === 'out_time_ms' && Number.isFinite(Number(value))) seconds = Number(value) / 1e6;
    if (key === 'progress') report({ frame, seconds });
    return true;
  };
}
