import { Readable } from 'node:stream';
import type { ReportSigner } from '@papiscope/custody';
import { buffer } from 'node:stream/consumers';
import { readFrames, type ObjectStore } from '@papiscope/shared';
import {
  addFrame,
  framesCsv,
  newTrace,
  reportModel,
  writeReport,
  type FlightTrace,
  type ReportInput,
  type ReportModel,
  type ReportStill,
} from '@papiscope/report';
import {
  PapiscopeError,
  type FrameMeasurement,
  type ReportFormat,
  type ReportLanguage,
  type ReportQuery,
} from '@papiscope/shared/contracts';
import { listedStills, pictureKey } from '../sessions/stills';
import type { ReportSource } from './source';

export interface ReportOrder extends ReportQuery {
  readonly format: ReportFormat;
}

/** The report's bytes; of every frame's measurements a stream, which is never whole in memory. */
export async function makeReport(
  sessionId: string,
  source: ReportSource,
  { format, lang, table }: ReportOrder,
  { store, signer }: { readonly store: ObjectStore; readonly signer: ReportSigner | null },
): Promise<Buffer | Readable> {
  if (table === 'frames') return Readable.from(framesCsv(readableFrames(store, source)));
  const trace = source.framesKey === null ? null : await readTrace(store, source.framesKey);
  const read = { trace, stills: await readStills(store, source) };
  const written = await writeReport(modelOf(sessionId, source, lang, read), format);
  if (signer === null) return written;
  const { SIGNING_REASON } = await import('@papiscope/custody');
  return signer.sign(written, SIGNING_REASON);
}

/** All that a report says but its curves and stills: nothing has to be read for it. */
export function reportWords(sessionId: string, source: ReportSource, lang: ReportLanguage): ReportModel {
  return modelOf(sessionId, source, lang, { trace: null, stills: null });
}

function modelOf(
  sessionId: string,
  source: ReportSource,
  language: ReportLanguage,
  { trace, stills }: Required<Pick<ReportInput, 'trace' | 'stills'>>,
): ReportModel {
  const { recordedAt, videoFileName, telemetryFileName, notes, result, site, facts, siteChanges, history } =
    source;
  return reportModel({
    result,
    site,
    facts,
    session: { id: sessionId, recordedAt, videoFileName, telemetryFileName, notes },
    stills,
    trace,
    siteChanges,
    history,
    madeAt: new Date().toISOString(),
    language,
  });
}

async function readStills(store: ObjectStore, source: ReportSource): Promise<ReportStill[] | null> {
  const session = { stills_s3_key: source.stillsKey };
  const stills = await listedStills(session, store);
  if (stills === null) return null;
  return Promise.all(
    stills.map(async (still) => {
      if (still.file === null) return { ...still, jpeg: null };
      const { body } = await store.get(pictureKey(session, still.file));
      return { ...still, jpeg: await buffer(body) };
    }),
  );
}

async function readTrace(store: ObjectStore, framesKey: string): Promise<FlightTrace> {
  const trace = newTrace();
  const { body } = await store.get(framesKey);
  for await (const row of readFrames(body)) {
    if ('frame' in row) addFrame(trace, row.frame);
    else trace.unreadable += 1;
  }
  return trace;
}

async function* readableFrames(
  store: ObjectStore,
  { framesKey }: ReportSource,
): AsyncGenerator<FrameMeasurement> {
  if (framesKey === null)
    throw new PapiscopeError('not_found', 'The session has no published measurements yet.');
  const { body } = await store.get(framesKey);
  for await (const row of readFrames(body)) if ('frame' in row) yield row.frame;
}
