/** What ffmpeg says when what it reads from does not answer, or refuses a signed address: its time is over, or one of the clocks is wrong. */
const AWAY = [
  /Server returned (?:5\w\w|403)|HTTP error (?:5\d\d|403)/,
  /Connection (refused|reset|timed out)|Network is unreachable|Failed to resolve hostname/,
  /https?:\/\/\S+: (End of file|Input\/output error|I\/O error|Operation timed out)/,
];

/** Why a source did not answer, in the words of ffmpeg without the address; null when it was something else. */
export function sourceAway(said: string): string | null {
  for (const pattern of AWAY) {
    const found = pattern.exec(said);
    if (found !== null) return found[1] ?? found[0];
  }
  return null;
}

/**
 * Whether a line tells of the last of ffmpeg's tries to go on reading, after 0, 1 and 3 s. Where that one fails, too, ffmpeg takes what it
 * has for the whole file and ends with status 0; whether it has failed is not said, so it counts as failed.
 */
export function givesUpReading(line: string): boolean {
  const seconds = /Will reconnect at \d+ in (\d+) second/.exec(line)?.[1];
  return seconds !== undefined && Number(seconds) >= 3;
}
