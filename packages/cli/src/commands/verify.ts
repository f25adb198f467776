import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileFindings, sessionOfReport, verifyReport, type Finding } from '@papiscope/custody';
import {
  flightResultSchema,
  manifestSchema,
  PapiscopeError,
  type FlightResult,
  type Manifest,
} from '@papiscope/shared/contracts';
import type { Command } from 'commander';
import { ApiClient, tokenOf } from '../client';
import { whileInterruptible } from '../interrupt';
import { firstIssues, readJson } from '../json-files';

interface VerifyFlags {
  readonly against?: string;
  readonly certificate?: string;
}

/** What the report is compared with, as `--against` has named it. */
interface Against {
  readonly manifest: Manifest | null;
  readonly result: FlightResult | null;
  /** With the files of the measurement. */
  readonly folder: string | null;
}

const NOTHING: Against = { manifest: null, result: null, folder: null };

/** A check of a report or a manifest has failed. */
class NotVerified extends Error {}

/** `papiscope verify`: whether a report is what it says it is. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'check a report (PDF) or a manifest: signature, hashes, numbers. Status 0: all holds, 1: something does not, 2: cannot be read',
    )
    .argument('<file>', 'report.pdf or manifest.json')
    .option(
      '--against <place>',
      'what it is compared with: manifest.json, result.json, a folder with them and the files of the measurement, or the address of a papiscope (with a token in PAPISCOPE_TOKEN)',
    )
    .option(
      '--certificate <file>',
      'the certificate (PEM or DER) that must have signed, or issued the signer’s',
    )
    .action(async (file: string, flags: VerifyFlags) => {
      const findings = await findingsOf(file, flags);
      for (const { ok, text } of findings)
        process.stdout.write(`${ok === null ? 'note   ' : ok ? 'holds  ' : 'FAILS  '} ${text}\n`);
      const failed = findings.filter(({ ok }) => ok === false).length;
      if (failed > 0)
        throw new NotVerified(`${path.basename(file)} is not verified: ${failed} of its checks failed.`);
      process.stdout.write(`${path.basename(file)} is verified.\n`);
    });
}

async function findingsOf(file: string, flags: VerifyFlags): Promise<Finding[]> {
  const content = await read(file);
  if (content.subarray(0, 5).toString('latin1') === '%PDF-') {
    const trusted = flags.certificate === undefined ? null : await readCertificate(flags.certificate);
    const { manifest, result, folder } = await against(flags.against, content);
    const findings = await verifyReport(content, { trusted, manifest, result });
    if (flags.against !== undefined && manifest === null && result === null)
      findings.push({
        ok: false,
        text: 'The report does not say of which session it is: it cannot be looked up.',
      });
    return manifest === null || folder === null
      ? findings
      : [...findings, ...(await fileFindings(manifest, folder))];
  }
  const manifest = await readAs(file, manifestSchema);
  const folder = flags.against ?? path.dirname(file);
  if (!(await isFolder(folder)))
    throw new PapiscopeError('validation_failed', '--against: a manifest is compared with a folder.');
  return fileFindings(manifest, folder);
}

async function against(place: string | undefined, pdf: Buffer): Promise<Against> {
  if (place === undefined) return NOTHING;
  if (/^https?:\/\//.test(place)) return { ...NOTHING, manifest: await askFor(place, pdf) };
  if (!(await isFolder(place))) return readWitness(place);
  const [manifest, result] = await Promise.all(
    ['manifest.json', 'result.json'].map((name) => readWitnessIn(place, name)),
  );
  if (!manifest && !result)
    throw new PapiscopeError(
      'validation_failed',
      '--against: no manifest.json or result.json in the folder.',
    );
  return { manifest: manifest?.manifest ?? null, result: result?.result ?? null, folder: place };
}

async function readWitnessIn(folder: string, name: string): Promise<Against | null> {
  const file = path.join(folder, name);
  return (await stat(file).catch(() => null)) === null ? null : readWitness(file);
}

async function readWitness(file: string): Promise<Against> {
  const content = await readJson(file);
  const manifest = manifestSchema.safeParse(content);
  if (manifest.success) return { ...NOTHING, manifest: manifest.data };
  const result = flightResultSchema.safeParse(content);
  if (result.success) return { ...NOTHING, result: result.data };
  throw new PapiscopeError('validation_failed', `${path.basename(file)} is neither a manifest nor a result.`);
}

/** Null: the report does not say of which session it is. */
async function askFor(address: string, pdf: Buffer): Promise<Manifest | null> {
  const session = await sessionOfReport(pdf);
  if (session === null) return null;
  return whileInterruptible((signal) =>
    new ApiClient(address, signal, tokenOf(process.env)).manifest(encodeURIComponent(session)),
  );
}

async function readAs(file: string, schema: typeof manifestSchema): Promise<Manifest> {
  const parsed = schema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  throw new PapiscopeError(
    'validation_failed',
    `${path.basename(file)} is neither a PDF nor a manifest: ${firstIssues(parsed.error)}`,
  );
}

async function readCertificate(file: string): Promise<X509Certificate> {
  try {
    return new X509Certificate(await read(file));
  } catch (cause) {
    if (cause instanceof PapiscopeError) throw cause;
    throw new PapiscopeError('validation_failed', `${path.basename(file)} is no certificate.`, { cause });
  }
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new PapiscopeError('validation_failed', `${file} cannot be read.`, { cause });
  }
}

async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null))?.isDirectory() === true;
}
