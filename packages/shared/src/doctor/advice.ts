import type { MissingObject } from './missing';
import type { Orphan } from './orphans';

export interface Findings {
  readonly orphans: readonly Orphan[];
  readonly missing: readonly MissingObject[];
}

const day = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');
const latest = (times: readonly Date[]): Date => new Date(Math.max(...times.map(Number)));

function unknownSessions(orphans: readonly Orphan[], newestSession: Date | null): string {
  const last = latest(orphans.map(({ lastModified }) => lastModified));
  const what = `${orphans.length} objects of sessions that the database does not know, the last of ${day(last)} UTC`;
  if (newestSession !== null && last <= newestSession)
    return `${what}: deleted sessions, or uploads that were never completed. --repair removes the objects.`;
  const known = newestSession === null ? 'knows no session at all' : `ends on ${day(newestSession)} UTC`;
  return (
    `${what}; the database ${known}. It seems to be older than the storage: look for a younger dump first. ` +
    '--repair removes the objects for good.'
  );
}

/** What each kind of difference means and what to do about it, a line each; none where there is no difference. */
export function adviceFor({ orphans, missing }: Findings, newestSession: Date | null): string[] {
  const lines: string[] = [];
  const say = (count: number, line: string): void => {
    if (count > 0) lines.push(`${count} ${line}`);
  };
  const strays = orphans.filter(({ reason }) => reason === 'no session');
  if (strays.length > 0) lines.push(unknownSessions(strays, newestSession));
  say(
    orphans.filter(({ reason }) => reason === 'the session is in the other storage').length,
    'objects left from a move between the storages; the other one has them, too. --repair removes these.',
  );
  say(
    orphans.filter(({ reason }) => reason === 'the session is in the other storage, which lacks it').length,
    'objects are only in the storage that their session does not name: the database is from before a move. They are never removed here. ' +
      'papiscope migrate-storage makes sessions that are in local read from S3; deleting such a session deletes them.',
  );
  say(
    missing.filter(({ elsewhere }) => elsewhere !== null).length,
    'files are in the other storage than their record says: database and storage are of different times. --repair copies them to where the record says.',
  );
  say(
    missing.filter(({ elsewhere, running }) => elsewhere === null && !running).length,
    'files are nowhere: the storage is older than the database, or has lost them. Look for a younger copy of the storage first. ' +
      '--repair takes the files off the records; what else the records hold stays readable.',
  );
  say(
    missing.filter(({ elsewhere, running }) => elsewhere === null && running).length,
    'videos of sessions under way are nowhere: these sessions will end with object_missing. Bring the file back under its key and retry, or delete the session and upload again.',
  );
  return lines;
}
