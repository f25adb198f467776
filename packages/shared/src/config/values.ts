import { z } from 'zod';

/** A variable that is set to nothing counts as not set: compose files and manifests pass empty strings. */
const blank = (value: unknown): unknown => (value === '' ? undefined : value);

export const text = () => z.preprocess(blank, z.string());
export const optionalText = () => z.preprocess(blank, z.string().optional());
export const secret = (least: number) => z.preprocess(blank, z.string().min(least));

/** Only words that mean yes or no; anything else is an error, never a default. */
export const flag = (fallback: boolean) =>
  z.preprocess(
    blank,
    z
      .enum(['true', 'false', '1', '0', 'yes', 'no'])
      .transform((word) => word === 'true' || word === '1' || word === 'yes')
      .default(fallback),
  );

/** A whole number in decimal digits. */
export const whole = (fallback: number, least: number, most: number) =>
  z.preprocess(
    blank,
    z
      .string()
      .regex(/^\d+$/, 'must be a whole number')
      .transform(Number)
      .pipe(z.number().int().min(least).max(most))
      .default(fallback),
  );

export const optionalPort = () =>
  z.preprocess(
    blank,
    z
      .string()
      .regex(/^\d+$/, 'must be a whole number')
      .transform(Number)
      .pipe(z.number().int().min(0).max(65_535))
      .optional(),
  );

export const oneOf = <const T extends readonly [string, ...string[]]>(words: T, fallback: T[number]) =>
  z.preprocess(blank, z.enum(words).default(fallback as never));

const hasScheme = (schemes: readonly string[]) => (value: string) =>
  schemes.some((scheme) => value.startsWith(`${scheme}://`)) && URL.canParse(value);

export const url = (...schemes: string[]) =>
  z.preprocess(
    blank,
    z.string().refine(hasScheme(schemes), `must be a URL that begins with ${schemes.join(':// or ')}://`),
  );
export const optionalUrl = (...schemes: string[]) =>
  z.preprocess(
    blank,
    z
      .string()
      .refine(hasScheme(schemes), `must be a URL that begins with ${schemes.join(':// or ')}://`)
      .optional(),
  );

/** Words separated by commas; none when nothing is set. */
export const list = () =>
  z.preprocess(
    blank,
    z
      .string()
      .transform((words) =>
        words
          .split(',')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      )
      .default([]),
  );
