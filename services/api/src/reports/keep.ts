import { text } from 'node:stream/consumers';
import { reportKey, type MeasurementSession, type ObjectStore } from '@papiscope/shared';
import { REPORT_MEDIA } from '@papiscope/report';
import { z } from 'zod';
import { makeReport, type ReportOrder } from './make';
import { fingerprint, reportSource } from './source';

/** Lies beside a kept report: what it was made of, and the bytes that were made. */
const keptSchema = z.object({ source: z.string(), sha256: z.string() });

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
  const made = fingerprint(source);
  const extension = extensionOf(order);
  const key = reportKey(session.id, extension);
  const noteKey = reportKey(session.id, `${extension}.source.json`);
  if (await isCurrent(store, key, noteKey, made)) return key;
  const report = await makeReport(session.id, source, order, store);
  const { sha256 } = await store.put(key, report, { contentType: REPORT_MEDIA[order.format] });
  await store.put(noteKey, Buffer.from(JSON.stringify({ source: made, sha256 })));
  return key;
}

async function isCurrent(store: ObjectStore, key: string, noteKey: string, made: string): Promise<boolean> {
  const [report, note] = await Promise.all([store.head(key), store.head(noteKey)]);
  if (report === null || note === null) return false;
  const { body } = await store.get(noteKey);
  const kept = keptSchema.safeParse(parseJson(await text(body)));
  return kept.success && kept.data.source === made && kept.data.sha256 === report.sha256;
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
