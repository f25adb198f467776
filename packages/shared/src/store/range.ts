import { PapiscopeError } from '../contracts';
import type { ByteRange } from './types';

/** The bytes of an object of `size` bytes that a range means, both ends included; `range_invalid` when there are none. */
export function resolveRange(range: ByteRange, size: number): { start: number; end: number } {
  const start = 'suffix' in range ? Math.max(0, size - range.suffix) : range.start;
  const end = 'suffix' in range ? size - 1 : Math.min(range.end ?? size - 1, size - 1);
  const whole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (!whole || start < 0 || start > end)
    throw new PapiscopeError('range_invalid', `Asked for: ${rangeHeader(range)}.`);
  return { start, end };
}

/** Throws `range_invalid` for a range that fits no object at all. */
export function checkRange(range: ByteRange): void {
  resolveRange(range, Number.MAX_SAFE_INTEGER);
}

/** An HTTP `Range` header with one range; null for anything else, which HTTP says to ignore. */
export function parseRangeHeader(header: string | undefined): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return null;
  const [, first = '', last = ''] = match;
  if (first === '') return last === '' ? null : { suffix: Number(last) };
  if (last === '') return { start: Number(first) };
  return Number(last) < Number(first) ? null : { start: Number(first), end: Number(last) };
}

export function rangeHeader(range: ByteRange): string {
  return 'suffix' in range ? `bytes=-${range.suffix}` : `bytes=${range.start}-${range.end ?? ''}`;
}
