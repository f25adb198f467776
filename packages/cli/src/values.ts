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

/** A time in ISO 8601, as UTC. */
export function parseTime(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new InvalidArgumentError('A time in ISO 8601 is wanted.');
  return new Date(time).toISOString();
}
