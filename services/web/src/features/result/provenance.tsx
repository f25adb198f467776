import type { Result, Session } from '../../api/types';
import { useWords } from '../../i18n';

/** What the numbers were made of, and by what. */
export function Provenance({ session, result }: { readonly session: Session; readonly result: Result }) {
  const { say, format } = useWords();
  const facts = [
    [say('video_file'), session.original_file_name],
    [say('telemetry_file'), session.telemetry_file_name ?? say('telemetry_inside')],
    [say('recorded_at'), format.time(session.recorded_at)],
    [say('uploaded_at'), format.time(session.created_at)],
    [say('video_hash'), result.inputs.video_sha256],
    [say('telemetry_hash'), result.inputs.telemetry_sha256 ?? '–'],
    [say('software'), `papiscope ${result.software.version}, ${result.software.algorithm}`],
    [say('storage'), session.storage_type],
    [say('session'), session.session_id],
  ] as const;
  return (
    <dl className="facts wide">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
