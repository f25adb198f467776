/** What a bench consists of: stages beside their limits, segments side by side, short videos beside a long one, memory over many flights. */
export const PARTS = ['stages', 'segments', 'length', 'memory'] as const;

export type Part = (typeof PARTS)[number];
