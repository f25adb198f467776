import { existsSync, readFileSync } from 'node:fs';

/** What jest's JSON says, or null when jest wrote none. A suite that could not be loaded counts as one failure. */
export function readJestReport(file) {
  if (!existsSync(file)) return null;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const leftOut = report.testResults
    .flatMap((suite) => suite.assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'todo')
    .map(({ fullName }) => fullName);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    leftOut,
  };
}

/** The closing line; CI reads it. */
export function closingLine({ passed, failed, leftOut }) {
  const skipped = leftOut.length > 0 ? `, ${leftOut.length} skipped` : '';
  return `${passed} passed, ${failed} failed${skipped}`;
}
