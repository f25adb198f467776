import { contentType } from 'mime-types';

/** Type and encoding that a key's name tells: `x.json.gz` is gzipped JSON. */
export function guessType(key: string): { contentType: string; contentEncoding?: string } {
  const name = key.slice(key.lastIndexOf('/') + 1).toLowerCase();
  if (name.endsWith('.json.gz')) return { contentType: 'application/json', contentEncoding: 'gzip' };
  if (name.endsWith('.srt')) return { contentType: 'application/x-subrip' };
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.')) : '';
  return { contentType: (extension && contentType(extension)) || 'application/octet-stream' };
}

/** A header that makes browsers save the file under `name` (RFC 6266, with RFC 8187 for other letters than ASCII). */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const extended = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return plain === name
    ? `attachment; filename="${plain}"`
    : `attachment; filename="${plain}"; filename*=UTF-8''${extended}`;
}
