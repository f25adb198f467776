import { InvalidArgumentError } from 'commander';

/** A number from the command line. */
export function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('A number is wanted.');
  return value;
}

/** Numbers parted by commas. */
export function parseNumbers(text: string): number[] {
  return text.split(',').map(parseNumber);
}

/** Words parted by commas. */
export function parseWords(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}
