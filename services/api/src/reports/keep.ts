import { reportKey, type MeasurementSession, type ObjectStore } from '@papiscope/shared';
import { REPORT_MEDIA } from '@papiscope/report';
import { keep } from '../store/kept';
import { makeReport, type ReportOrder } from './make';
import { fingerprint, reportSource } from './source';

/** English reports have the plain name; the others carry their language in it. */
function extensionOf({ format, lang, table }: ReportOrder): string {
  if (table === 'frames') return `frames.${format}`;
  return lang === 'en' ? format : `${lang}.${format}`;
}

/**
 * The key of the session's report in its store. A kept one is used as long as result, site, notes and facts are those it was made of.
 * @throws not_found while the session is not measured
 */
export async function keptReport(
  session: MeasurementSession,
  order: ReportOrder,
  store: ObjectStore,
): Promise<string> {
  const source = reportSource(session);
  const extension = extensionOf(order);
  const key = reportKey(session.id, extension);
  const noteKey = reportKey(session.id, `${extension}.source.json`);
  const contentType = REPORT_MEDIA[order.format];
  await keep(store, { key, noteKey, contentType, source: fingerprint(source) }, () =>
    makeReport(session.id, source, order, store),
  );
  return key;
}
