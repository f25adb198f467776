import { reportAddress, type ReportFormat } from '../../api/report';
import { sameOrigin } from '../../api/same-origin';
import { useQueries } from '@tanstack/react-query';
import { videoQuery } from '../../api/queries';
import type { Session } from '../../api/types';
import { useWords } from '../../i18n';
import { May } from '../account/may';

const FORMATS: readonly ReportFormat[] = ['pdf', 'xlsx', 'csv', 'json', 'html'];

/** The report in every form, in the language of the page; the frames; the videos. */
export function Downloads({ session }: { readonly session: Session }) {
  const { say, language } = useWords();
  const { session_id: id } = session;
  const videos = useQueries({
    queries: session.available_videos.map((kind) => videoQuery(id, kind, session.attempt)),
  });
  return (
    <>
      <div className="row">
        {FORMATS.map((format) => (
          <a
            key={format}
            className={format === 'pdf' ? 'button main' : 'button'}
            href={reportAddress(id, format, language)}
            download={
              format === 'html' ? undefined : `${session.airport_icao}-${session.runway_code}-${id}.${format}`
            }
            target={format === 'html' ? '_blank' : undefined}
            rel="noreferrer"
          >
            {format === 'pdf' ? say('report_pdf') : format.toUpperCase()}
          </a>
        ))}
        <a className="button" href={reportAddress(id, 'csv', language, 'frames')} download>
          {say('frames_csv')}
        </a>
        <May role="operator">
          <a
            className="button"
            href={`/api/v1/papi-measurements/${id}/manifest.json`}
            download={`${session.airport_icao}-${session.runway_code}-${id}.manifest.json`}
          >
            {say('manifest')}
          </a>
        </May>
      </div>
      <details>
        <summary>{say('videos')}</summary>
        <ul className="plain-list">
          {session.available_videos.map((kind, i) => {
            const url = videos[i]?.data?.url;
            return (
              <li key={kind}>
                {url === undefined ? (
                  say(`video_${kind}`)
                ) : (
                  <a
                    href={sameOrigin(url)}
                    download={`${session.airport_icao}-${session.runway_code}-${kind}.mp4`}
                  >
                    {say(`video_${kind}`)}
                  </a>
                )}
              </li>
            );
          })}
        </ul>
      </details>
    </>
  );
}
