/** Inputs that each fuzz test tries: few among all the tests, `FUZZ_RUNS` of them for a long search (`pnpm fuzz`). */
export function fuzzRuns(short = 300): number {
  const wanted = process.env['FUZZ_RUNS'];
  if (wanted === undefined || wanted === '') return short;
  const runs = Number(wanted);
  if (!Number.isSafeInteger(runs) || runs < 1) throw new Error('FUZZ_RUNS must be a whole number above 0.');
  return runs;
}

/** Milliseconds that a fuzz test may take: a long search takes as long as it takes. */
export function fuzzTimeout(): number {
  return process.env['FUZZ_RUNS'] === undefined ? 60_000 : 4 * 3_600_000;
}
