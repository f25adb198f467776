/** What a bench consists of: stages beside their limits, segments side by side, memory over many flights. */
export const PARTS = ['stages', 'segments', 'memory'] as const;

export type Part = (typeof PARTS)[number];
