import { createHmac, timingSafeEqual } from 'node:crypto';

export interface UrlToSign {
  readonly method?: 'GET' | 'PUT';
  /** Path as it stands in the URL, percent-encoded, without the public URL before it. */
  readonly path: string;
  /** Seconds since 1970. */
  readonly expires: number;
  /** Further query parameters, covered by the signature. */
  readonly params?: Readonly<Record<string, string>>;
}

export type UrlVerdict =
  | { readonly ok: true; readonly params: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly reason: 'unsigned' | 'expired' | 'tampered' };

/** HMAC-SHA-256 over method, path and the sorted parameters; the path counts decoded, as proxies may encode it anew. */
function signature(secret: string, method: string, path: string, params: URLSearchParams): string {
  const sorted = [...params].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const text = JSON.stringify([method, decodeURIComponent(path), sorted]);
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Path and query with `expires` and `signature`. */
export function signUrl(secret: string, { method = 'GET', path, expires, params = {} }: UrlToSign): string {
  const query = new URLSearchParams({ ...params, expires: String(expires) });
  query.set('signature', signature(secret, method, path, query));
  return `${path}?${query.toString()}`;
}

/** `url` is path and query as the request had them; a HEAD request is checked as GET. */
export function verifyUrl(secret: string, method: string, url: string, now = new Date()): UrlVerdict {
  const [path = '', queryText = ''] = url.split('?', 2);
  const query = new URLSearchParams(queryText);
  const given = query.get('signature');
  if (given === null) return { ok: false, reason: 'unsigned' };
  query.delete('signature');

  let expected: string;
  try {
    expected = signature(secret, method === 'HEAD' ? 'GET' : method, path, query);
  } catch {
    return { ok: false, reason: 'tampered' };
  }
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  if (left.length !== right.length || !timingSafeEqual(left, right)) return { ok: false, reason: 'tampered' };
  if (!(Number(query.get('expires')) * 1000 > now.getTime())) return { ok: false, reason: 'expired' };
  query.delete('expires');
  return { ok: true, params: Object.fromEntries(query) };
}

/** Seconds since 1970, `expiresIn` seconds from now. */
export function expiryAfter(expiresIn: number, now = new Date()): number {
  return Math.floor(now.getTime() / 1000) + expiresIn;
}
