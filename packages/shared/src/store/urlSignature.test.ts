import { expiryAfter, signUrl, verifyUrl } from './urlSignature';

const SECRET = 'only for tests';
const NOW = new Date('2026-05-01T12:00:00Z');
const PATH = '/api/v1/videos/1f/enhanced.mp4';

function signed(params: Record<string, string> = {}): string {
  return signUrl(SECRET, { path: PATH, expires: expiryAfter(60, NOW), params });
}

it('accepts what it signed, until it expires', () => {
  const url = signed({ download_name: 'a b&c.mp4' });
  expect(verifyUrl(SECRET, 'GET', url, NOW)).toEqual({ ok: true, params: { download_name: 'a b&c.mp4' } });
  expect(verifyUrl(SECRET, 'HEAD', url, NOW).ok).toBe(true);
  expect(verifyUrl(SECRET, 'GET', url, new Date(NOW.getTime() + 59_999)).ok).toBe(true);
  const late = new Date(NOW.getTime() + 60_000);
  expect(verifyUrl(SECRET, 'GET', url, late)).toEqual({ ok: false, reason: 'expired' });
});

it('does not mind a proxy that encodes the path anew', () => {
  expect(verifyUrl(SECRET, 'GET', signed().replace('enhanced', '%65nhanced'), NOW).ok).toBe(true);
});

it.each([
  ['another path', (url: string) => url.replace('enhanced', 'original')],
  ['a later expiry', (url: string) => url.replace(/expires=\d/, 'expires=9')],
  ['a further parameter', (url: string) => `${url}&content_type=text%2Fhtml`],
  ['a cut signature', (url: string) => url.slice(0, -1)],
  ['a broken encoding', (url: string) => url.replace('enhanced', '%ff')],
])('refuses %s', (_name, change) => {
  expect(verifyUrl(SECRET, 'GET', change(signed()), NOW)).toEqual({ ok: false, reason: 'tampered' });
});

it('refuses another method, another secret and no signature', () => {
  expect(verifyUrl(SECRET, 'PUT', signed(), NOW).ok).toBe(false);
  expect(verifyUrl('another', 'GET', signed(), NOW).ok).toBe(false);
  expect(verifyUrl(SECRET, 'GET', PATH, NOW)).toEqual({ ok: false, reason: 'unsigned' });
});
