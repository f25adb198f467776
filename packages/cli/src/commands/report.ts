import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openSigner, SIGNING_REASON } from '@papiscope/custody';
import { readFrames } from '@papiscope/flight';
import { framesCsv, reportModel, traceFlight, writeReport, type ReportStill } from '@papiscope/report';
import {
  flightResultSchema,
  PapiscopeError,
  REPORT_FORMATS,
  REPORT_LANGUAGES,
  reportFactsSchema,
  reportFormatSchema,
  stillsFileSchema,
  type FrameMeasurement,
  type ReportFacts,
  type ReportFormat,
  type ReportLanguage,
} from '@papiscope/shared/contracts';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { firstIssues, readJsonAs, readSite } from '../json-files';
import { parseTime } from '../values';

interface ReportFlags {
  readonly out: string;
  readonly format?: ReportFormat;
  readonly frames?: string;
  readonly site?: string;
  readonly facts?: string;
  readonly stills?: string;
  readonly lang: ReportLanguage;
  readonly table: 'results' | 'frames';
  readonly video?: string;
  readonly telemetry?: string;
  readonly recordedAt?: string;
  readonly sign?: string;
}

/** `papiscope report`: the document of a measured flight. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description('write the report of a measured flight: PDF, HTML, XLSX, CSV or JSON')
    .argument('<result>', 'result.json of papiscope analyze')
    .requiredOption('--out <file>', 'the report')
    .addOption(
      new Option('--format <format>', 'without it after the ending of --out').choices(REPORT_FORMATS),
    )
    .option('--frames <file>', 'frames.json.gz of papiscope analyze: without it the report has no curves')
    .option('--site <file>', 'site.json: airport and runway')
    .option('--stills <file>', 'stills.json of papiscope analyze --videos, with its pictures beside it')
    .option('--facts <file>', 'JSON with what no measurement tells: operator, drone, camera, conditions, …')
    .addOption(new Option('--lang <language>', 'of the report').choices(REPORT_LANGUAGES).default('en'))
    .addOption(
      new Option('--table <table>', 'what a CSV holds').choices(['results', 'frames']).default('results'),
    )
    .option('--video <file>', 'name of the video, for the report')
    .option('--telemetry <file>', 'name of the telemetry file, for the report')
    .option(
      '--sign <file>',
      'sign the PDF with this PKCS #12 file; its password is taken from REPORT_SIGN_PASSWORD',
    )
    .option('--recorded-at <time>', 'when the flight was recorded, ISO 8601', parseTime)
    .action(async (resultFile: string, flags: ReportFlags) => {
      const format = formatOf(flags);
      const frames = flags.frames === undefined ? null : await framesOf(flags.frames);
      const written =
        flags.table === 'frames'
          ? await framesTable(format, frames)
          : await report(resultFile, flags, format, frames);
      await writeFile(flags.out, await signed(written, format, flags));
      process.stdout.write(`${path.resolve(flags.out)}\n`);
    });
}

async function signed(
  written: string | Buffer,
  format: ReportFormat,
  { sign }: ReportFlags,
): Promise<string | Buffer> {
  if (sign === undefined) return written;
  if (format !== 'pdf' || typeof written === 'string')
    throw new PapiscopeError('validation_failed', '--sign: only a PDF can be signed.');
  const p12 = await readFile(sign).catch((cause: unknown) => {
    throw new PapiscopeError('validation_failed', `--sign: ${sign} cannot be read.`, { cause });
  });
  const signer = await openSigner(p12, process.env['REPORT_SIGN_PASSWORD'] ?? '');
  return signer.sign(written, SIGNING_REASON);
}

async function framesOf(file: string): Promise<FrameMeasurement[]> {
  try {
    return await readFrames(file);
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? firstIssues(cause) : String(cause);
    throw new PapiscopeError('validation_failed', `${path.basename(file)}: ${reason}`, { cause });
  }
}

function formatOf({ format, out }: ReportFlags): ReportFormat {
  if (format !== undefined) return format;
  const ending = reportFormatSchema.safeParse(path.extname(out).slice(1).toLowerCase());
  if (ending.success) return ending.data;
  throw new PapiscopeError('validation_failed', `Say --format: ${REPORT_FORMATS.join(', ')}.`);
}

async function framesTable(format: ReportFormat, frames: FrameMeasurement[] | null): Promise<string> {
  if (format !== 'csv' || frames === null) {
    throw new PapiscopeError('validation_failed', '--table frames wants --format csv and --frames.');
  }
  const pieces: string[] = [];
  for await (const piece of framesCsv(frames)) pieces.push(piece);
  return pieces.join('');
}

async function readStills(list: string): Promise<ReportStill[]> {
  const { stills } = await readJsonAs(list, stillsFileSchema);
  return Promise.all(
    stills.map(async (still) => ({
      ...still,
      jpeg: still.file === null ? null : await pictureOf(list, still.file),
    })),
  );
}

async function pictureOf(list: string, file: string): Promise<Buffer> {
  try {
    return await readFile(path.join(path.dirname(list), path.basename(file)));
  } catch (cause) {
    throw new PapiscopeError('validation_failed', `${file} is not beside ${path.basename(list)}.`, { cause });
  }
}

async function report(
  resultFile: string,
  flags: ReportFlags,
  format: ReportFormat,
  frames: FrameMeasurement[] | null,
): Promise<Buffer> {
  const facts: ReportFacts =
    flags.facts === undefined ? {} : await readJsonAs(flags.facts, reportFactsSchema);
  const name = (file: string | undefined): string | null => (file === undefined ? null : path.basename(file));
  const model = reportModel({
    result: await readJsonAs(resultFile, flightResultSchema),
    site: flags.site === undefined ? null : await readSite(flags.site),
    facts,
    session: {
      id: null,
      recordedAt: flags.recordedAt ?? null,
      videoFileName: name(flags.video),
      telemetryFileName: name(flags.telemetry),
      notes: '',
    },
    stills: flags.stills === undefined ? null : await readStills(flags.stills),
    trace: frames && traceFlight(frames),
    siteChanges: [],
    history: [],
    madeAt: new Date().toISOString(),
    language: flags.lang,
  });
  return writeReport(model, format);
}
