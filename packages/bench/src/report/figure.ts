import { z } from 'zod';

/** A single number beside the rows. `most`, `least`: what it is held against; both null: only told. */
export const figureSchema = z.object({
  part: z.string(),
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  most: z.number().nullable(),
  least: z.number().nullable(),
});

export type Figure = z.infer<typeof figureSchema>;

/** A figure with what it must be. */
export function figure(
  part: string,
  name: string,
  value: number,
  unit: string,
  target: { readonly most?: number; readonly least?: number } = {},
): Figure {
  const { most = null, least = null } = target;
  return { part, name, value: Number(value.toPrecision(4)), unit, most, least };
}

export function isMet({ value, most, least }: Figure): boolean {
  return (most === null || value <= most) && (least === null || value >= least);
}

/** `at most 3 s`, or nothing. */
export function targetOf({ most, least, unit }: Figure): string {
  const words = [
    ...(least === null ? [] : [`at least ${least}`]),
    ...(most === null ? [] : [`at most ${most}`]),
  ];
  return words.length === 0 ? '' : `${words.join(', ')} ${unit}`;
}
