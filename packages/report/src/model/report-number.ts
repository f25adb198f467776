import type { ReportInput } from './input';

/** The stated number, else airport, runway, day of recording and the beginning of the video's hash: the same inputs, the same number. */
export function reportNumber({ facts, site, session, result }: ReportInput): string {
  if (facts.report_number !== undefined) return facts.report_number;
  const place = site === null ? [] : [site.airport.icao, site.runway.code];
  const day = session.recordedAt === null ? [] : [session.recordedAt.slice(0, 10).replaceAll('-', '')];
  return ['PAPI', ...place, ...day, result.inputs.video_sha256.slice(0, 8)].join('-');
}
