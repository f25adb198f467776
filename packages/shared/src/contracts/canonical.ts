/**
 * JSON with the names of every object in order and without spaces: the same data give the same text, whatever has stored them meanwhile.
 * What is hashed is this text in UTF-8.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
