import { PapiscopeError } from '../contracts';
import type { UploadPart } from './types';

/** Bytes; S3 refuses smaller parts, save the last. */
export const MIN_PART_SIZE = 5 * 1024 ** 2;
export const MAX_PARTS = 10_000;

export function checkPartNumber(partNumber: number): void {
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > MAX_PARTS)
    throw new PapiscopeError('validation_failed', `Part numbers go from 1 to ${MAX_PARTS}.`);
}

/** The stored parts that a client asks to join, in their order; `validation_failed` when they do not make an object. */
export function checkParts(
  wanted: readonly Omit<UploadPart, 'size'>[],
  stored: readonly UploadPart[],
): UploadPart[] {
  if (wanted.length === 0) throw new PapiscopeError('validation_failed', 'There are no parts to join.');
  return wanted.map(({ partNumber, etag }, index) => {
    const part = stored.find((candidate) => candidate.partNumber === partNumber);
    const before = wanted[index - 1];
    if (before && before.partNumber >= partNumber)
      throw new PapiscopeError(
        'validation_failed',
        'Parts must be in the order of their numbers, each once.',
      );
    if (!part || part.etag !== etag.replaceAll('"', ''))
      throw new PapiscopeError('validation_failed', `Part ${partNumber} was not uploaded with this etag.`);
    if (part.size < MIN_PART_SIZE && index < wanted.length - 1)
      throw new PapiscopeError(
        'validation_failed',
        `Part ${partNumber} is smaller than ${MIN_PART_SIZE} bytes.`,
      );
    return part;
  });
}
