import { MAX_PARTS, PapiscopeError, PART_SIZE } from '../contracts';
import type { UploadPart } from './types';

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
    if (part.size < PART_SIZE.min && index < wanted.length - 1)
      throw new PapiscopeError(
        'validation_failed',
        `Part ${partNumber} is smaller than ${PART_SIZE.min} bytes.`,
      );
    return part;
  });
}
