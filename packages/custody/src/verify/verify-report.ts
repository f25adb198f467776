import type { X509Certificate } from 'node:crypto';
import { resultHash } from '@papiscope/report';
import type { FlightResult, Manifest } from '@papiscope/shared/contracts';
import { readReport } from '../report/read-report';
import { manifestFindings } from './against-manifest';
import { fails, holds, type Finding } from './finding';
import { numberFindings } from './numbers';
import { signatureFindings } from './signature';

/** What a report is compared with, as far as it is at hand. */
export interface Witnesses {
  readonly trusted: X509Certificate | null;
  readonly manifest: Manifest | null;
  readonly result: FlightResult | null;
}

/** Everything that can be said of a report as PDF. @throws validation_failed for what is no PDF */
export async function verifyReport(
  pdf: Buffer,
  { trusted, manifest, result }: Witnesses,
): Promise<Finding[]> {
  const report = await readReport(pdf);
  const findings = [...(await signatureFindings(pdf, trusted)), ...numberFindings(report)];
  if (manifest !== null) findings.push(...manifestFindings(pdf, report.carried, manifest));
  if (result !== null && report.carried !== null)
    findings.push(
      resultHash(result) === resultHash(report.carried.result)
        ? holds('The report was made of the given result.', true)
        : fails('The report was made of another result than the given one.'),
    );
  if (!findings.some(({ ok }) => ok === false) && !findings.some(({ vouches }) => vouches === true))
    findings.push(
      fails('Nothing vouches for this file: it is not signed and was compared with nothing (--against).'),
    );
  return findings;
}

/** The id of the session that a report says it is of; null where it says none. */
export async function sessionOfReport(pdf: Buffer): Promise<string | null> {
  const { carried } = await readReport(pdf);
  return carried?.identification.find(({ key }) => key === 'session')?.value ?? null;
}
