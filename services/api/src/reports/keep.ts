import { keep, reportKey, type Context, type MeasurementSession, type ObjectStore } from '@papiscope/shared';
import { REPORT_MEDIA, resultHash } from '@papiscope/report';
import type { Issued } from '../custody/issued';
import { signerOf } from '../custody/signer';
import { makeReport, type ReportOrder } from './make';
import { fingerprint, reportSource } from './source';

function fileName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** English reports have the plain name; the others carry their language in it. */
function extensionOf({ format, lang, table }: ReportOrder): string {
  if (table === 'frames') return `frames.${format}`;
  return lang === 'en' ? format : `${lang}.${format}`;
}

/**
 * The key of the session's report in its store. A kept one is used as long as result, site, notes and facts are those it was made of.
 * @param issued told of each one that is made, so that none is handed out that the trail does not know
 * @throws not_found while the session is not measured
 */
export async function keptReport(
  context: Context,
  session: MeasurementSession,
  order: ReportOrder,
  store: ObjectStore,
  issued: (report: Issued) => Promise<void>,
): Promise<string> {
  const source = await reportSource(context.database, session);
  const signer = order.format === 'pdf' ? await signerOf(context.config) : null;
  const extension = extensionOf(order);
  const key = reportKey(session.id, extension);
  const noteKey = reportKey(session.id, `${extension}.source.json`);
  const contentType = REPORT_MEDIA[order.format];
  await keep(
    store,
    { key, noteKey, contentType, source: fingerprint(source, signer?.certificate.sha256 ?? null) },
    () => makeReport(session.id, source, order, { store, signer }),
    ({ size, sha256 }) =>
      issued({ file: fileName(key), key, size, sha256, result_sha256: resultHash(source.result) }),
  );
  return key;
}
