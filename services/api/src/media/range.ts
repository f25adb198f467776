import { parseRangeHeader, resolveRange } from '@papiscope/shared';

/** How to answer a request for (a part of) an object; byte positions include both ends. */
export type RangePlan =
  | { readonly status: 200 }
  | { readonly status: 206; readonly start: number; readonly end: number }
  | { readonly status: 304 };

export interface RangeRequest {
  readonly range?: string | undefined;
  readonly ifRange?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

export interface RangeObject {
  /** Bytes. */
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly lastModified: Date;
}

/** HTTP dates have whole seconds. */
const seconds = (date: number): number => Math.floor(date / 1000);

/** `If-Range` holds when it names this very version. */
function stillValid(ifRange: string | undefined, { etag, lastModified }: RangeObject): boolean {
  if (ifRange === undefined) return true;
  if (ifRange.startsWith('"')) return ifRange === `"${etag}"`;
  return seconds(Date.parse(ifRange)) === seconds(lastModified.getTime());
}

/** RFC 9110, sections 13 and 14; a range that cannot be read asks for the whole. @throws range_invalid */
export function planRange(request: RangeRequest, object: RangeObject): RangePlan {
  const known = request.ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  if (known.includes('*') || known.includes(`"${object.etag}"`)) return { status: 304 };
  const range = stillValid(request.ifRange, object) ? parseRangeHeader(request.range) : null;
  return range === null ? { status: 200 } : { status: 206, ...resolveRange(range, object.size) };
}
