/** Of the software, and of the way it measures: the latter changes whenever the same flight could give other numbers. */
export const SOFTWARE = { version: '0.1.0', algorithm: '32' } as const;
