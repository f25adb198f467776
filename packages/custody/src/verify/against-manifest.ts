import { createHash } from 'node:crypto';
import type { Manifest } from '@papiscope/shared/contracts';
import { resultHash } from '@papiscope/report';
import type { Carried } from '../report/read-report';
import { fails, holds, note, type Finding } from './finding';
import { statedFact } from './numbers';

/** Whether a manifest vouches for a report file. */
export function manifestFindings(pdf: Buffer, carried: Carried | null, manifest: Manifest): Finding[] {
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const session = carried && statedFact(carried, 'session');
  if (session !== null && session !== manifest.session_id)
    return [
      fails(`The manifest is of another measurement: ${manifest.session_id}; the report is of ${session}.`),
    ];
  const made = manifest.reports.find((report) => report.sha256 === sha256);
  const findings =
    made === undefined
      ? [
          fails(
            `The manifest knows no report with the SHA-256 of this file, ${sha256}: it was changed, or never made there.`,
          ),
        ]
      : [holds(`The manifest names this file: ${made.file}, made ${made.made_at}.`, true)];
  if (made !== undefined && !made.kept)
    findings.push(note('A later report has taken the place of this one.'));
  if (carried === null) return findings;
  findings.push(...resultFindings(carried, manifest), ...inputFindings(carried, manifest));
  for (const { what, measured_with: before, now } of manifest.site.changed_since)
    findings.push(
      note(
        `${what} was ${String(before ?? 'not stated')} for this measurement and is ${String(now ?? 'not stated')} now.`,
      ),
    );
  return findings;
}

function resultFindings({ result }: Carried, manifest: Manifest): Finding[] {
  const hash = resultHash(result);
  if (hash === manifest.result.sha256) return [holds('The result is the one that the manifest names.')];
  return manifest.reports.some((report) => report.result_sha256 === hash)
    ? [note('The flight was measured anew since: the manifest names a later result.')]
    : [fails('The result is not one that the manifest knows.')];
}

function inputFindings({ result }: Carried, manifest: Manifest): Finding[] {
  return manifest.inputs.flatMap(({ role, sha256 }): Finding[] => {
    const measured = role === 'video' ? result.inputs.video_sha256 : result.inputs.telemetry_sha256;
    if (sha256 === null || measured === null) return [];
    return [
      sha256 === measured
        ? holds(`The ${role} is the one that was uploaded (${sha256}).`)
        : fails(`The ${role} that was measured is not the one that was uploaded.`),
    ];
  });
}
