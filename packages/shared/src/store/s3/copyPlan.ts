/** Bytes; what one CopyObject may copy. */
const SINGLE_COPY_LIMIT = 5 * 1024 ** 3;
const MIB = 1024 ** 2;
const COPY_PART_SIZE = 512 * MIB;
const MAX_COPY_PARTS = 10_000;

export type CopyPlan =
  | { readonly type: 'single' }
  | { readonly type: 'parts'; readonly ranges: readonly { readonly start: number; readonly end: number }[] };

/** How to copy `size` bytes within S3: one request up to 5 GiB, else ranges (both ends included) of equal parts. */
export function planCopy(size: number): CopyPlan {
  if (size <= SINGLE_COPY_LIMIT) return { type: 'single' };
  const partSize = Math.max(COPY_PART_SIZE, Math.ceil(size / MAX_COPY_PARTS / MIB) * MIB);
  const ranges = Array.from({ length: Math.ceil(size / partSize) }, (_, index) => ({
    start: index * partSize,
    end: Math.min((index + 1) * partSize, size) - 1,
  }));
  return { type: 'parts', ranges };
}
