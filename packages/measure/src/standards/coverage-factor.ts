/** Coverage factor of every expanded uncertainty in a result. */
export const COVERAGE_FACTOR = 2;
