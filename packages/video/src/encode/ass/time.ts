/** Seconds as ASS writes them: h:mm:ss.cc. */
export function assTime(seconds: number): string {
  const total = Math.max(0, Math.round(seconds * 100));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(total / 6000) % 60;
  return `${Math.floor(total / 360_000)}:${two(minutes)}:${two(Math.floor(total / 100) % 60)}.${two(total % 100)}`;
}
