import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { reportModel, resultHash, writeReport } from '@papiscope/report';
import { manifestSchema, type Manifest } from '@papiscope/shared/contracts';
import { inputOf } from '../../report/src/testing/results';
import { checkInProcess, type Case } from './testing/check-in-process';
import { carriedSchema } from './report/read-report';
import { fileFindings } from './verify/against-files';
import { manifestFindings } from './verify/against-manifest';
import type { Finding } from './verify/finding';
import { signatureFindings } from './verify/signature';
import { openSigner, type ReportSigner } from './signature/signer';

const SESSION = '11111111-2222-4333-8444-555555555555';
const fixture = (name: string): string => path.join(__dirname, 'testing', name);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

// Without figures: they are nothing that is compared here.
const input = inputOf('rtk', { trace: null });
const model = reportModel({ ...input, session: { ...input.session, id: SESSION } });

let signer: ReportSigner;
let plain: Buffer;
let signed: Buffer;
beforeAll(async () => {
  signer = await openSigner(await readFile(fixture('inspector.p12')), 'for-tests-only');
  plain = await writeReport(model, 'pdf');
  signed = await signer.sign(plain, 'a test');
});

function manifestOf(report: Buffer, changes: Partial<Manifest> = {}): Manifest {
  const { result, site } = input;
  const result_sha256 = resultHash(result);
  const made = { file: 'report.pdf', key: `reports/${SESSION}/report.pdf`, made_at: model.made_at };
  return manifestSchema.parse({
    schema: 'papiscope.manifest/1',
    made_at: model.made_at,
    session_id: SESSION,
    airport_icao: 'LZIB',
    runway_code: '36',
    attempt: 1,
    uploaded_at: model.made_at,
    recorded_at: null,
    completed_at: null,
    software: { ...result.software, reports: '1' },
    inputs: [
      {
        role: 'video',
        file_name: 'flight.mp4',
        key: `videos/original/${SESSION}/flight.mp4`,
        size: 5,
        sha256: result.inputs.video_sha256,
        removed_at: null,
      },
    ],
    site: { sha256: 'e'.repeat(64), content: site, changed_since: [] },
    result: { sha256: result_sha256 },
    artifacts: [],
    reports: [{ ...made, size: report.length, sha256: sha256(report), result_sha256, kept: true }],
    certificate: null,
    trail: [],
    ...changes,
  });
}

/** One bit of one byte is another one. */
function tampered(pdf: Buffer, at: number): Buffer {
  const bytes = Buffer.from(pdf);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

/** A report whose first row shows another value than its result has. */
async function withOtherNumber(): Promise<Buffer> {
  const [first, ...rest] = model.evaluation;
  const evaluation = [{ ...first!, measured: (first!.measured ?? 0) + 0.05 }, ...rest];
  return writeReport({ ...model, evaluation }, 'pdf');
}

/** A report whose pages show another value than it carries. */
async function withOtherPages(): Promise<Buffer> {
  const [first, ...rest] = model.evaluation;
  const shown = { ...first!, measured: (first!.measured ?? 0) + 0.05, toJSON: () => first };
  return writeReport({ ...model, evaluation: [shown, ...rest] }, 'pdf');
}

const failures = (findings: readonly Finding[]): string =>
  findings
    .filter(({ ok }) => ok === false)
    .map(({ text }) => text)
    .join(' ');

const certificate = async (name: string): Promise<X509Certificate> =>
  new X509Certificate(await readFile(fixture(name)));

test('a signature covers every byte, and says whose it is', async () => {
  const [inspector, stranger] = await Promise.all(['inspector.pem', 'stranger.pem'].map(certificate));
  const contents = signed.indexOf('/Contents <30') + 2000;
  const cases: [Buffer, X509Certificate | null, RegExp][] = [
    [signed, null, /^$/],
    [signed, inspector!, /^$/],
    [signed, stranger!, /not the trusted certificate/],
    [plain, inspector!, /not signed/],
    [tampered(signed, 3000), null, /signature is broken/],
    [tampered(signed, contents), null, /signature is broken/],
    [Buffer.concat([signed, Buffer.from('\n% more\n')]), null, /added to the file/],
  ];
  for (const [pdf, trusted, wanted] of cases)
    expect(failures(await signatureFindings(pdf, trusted))).toMatch(wanted);
});

test('a manifest vouches for the file it names, of its own measurement alone', () => {
  const carried = carriedSchema.parse(JSON.parse(JSON.stringify(model)));
  const manifest = manifestOf(plain);
  const found = (pdf: Buffer, changes: Partial<Manifest> = {}): string =>
    failures(manifestFindings(pdf, carried, { ...manifest, ...changes }));
  expect(found(plain)).toBe('');
  expect(found(tampered(plain, 3000))).toMatch(/knows no report with the SHA-256/);
  const foreign = '99999999-2222-4333-8444-555555555555';
  expect(found(plain, { session_id: foreign })).toMatch(/manifest is of another measurement/);
  const inputs = manifest.inputs.map((file) => ({ ...file, sha256: 'f'.repeat(64) }));
  expect(found(plain, { inputs })).toMatch(/video that was measured is not the one that was uploaded/);
  expect(found(plain, { result: { sha256: 'f'.repeat(64) }, reports: [] })).toMatch(
    /result is not one that the manifest knows/,
  );
});

test('pages, carried data and result agree, or what does not is named', async () => {
  const cases: [Case, RegExp][] = [
    [{ pdf: signed }, /^$/],
    [{ pdf: plain, manifest: manifestOf(plain), result: input.result }, /^$/],
    [{ pdf: plain, result: { ...input.result, warnings: [] } }, /another result/],
    [{ pdf: plain }, /Nothing vouches/],
    [{ pdf: await withOtherNumber() }, /Transition angle of unit A.*is not what the result says/],
    [{ pdf: await withOtherPages() }, /pages do not show .Transition angle of unit A/],
    [{ pdf: Buffer.from('%PDF-1.7 nothing') }, /cannot be read as a PDF/],
  ];
  const found = await checkInProcess(cases.map(([one]) => one));
  cases.forEach(([, wanted], i) => expect(failures(found[i] ?? [])).toMatch(wanted));
}, 180_000);

test('files of a folder are compared with the manifest, byte by byte', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-files-'));
  try {
    const manifest = manifestOf(plain);
    await writeFile(path.join(folder, 'report.pdf'), plain);
    expect(await fileFindings(manifest, folder)).toEqual([
      { ok: null, text: 'video: flight.mp4 is not in the folder.' },
      { ok: true, text: 'report.pdf: report.pdf is unchanged.', vouches: true },
    ]);
    await writeFile(path.join(folder, 'report.pdf'), tampered(plain, 100));
    await writeFile(path.join(folder, 'flight.mp4'), 'a video');
    expect(failures(await fileFindings(manifest, folder))).toMatch(
      /flight\.mp4 was changed.*report\.pdf was changed/,
    );
    const away = { ...manifest, inputs: [], reports: [] };
    expect(failures(await fileFindings(away, folder))).toMatch(/No file of this manifest/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a certificate that cannot be opened is refused', async () => {
  const p12 = await readFile(fixture('inspector.p12'));
  await expect(openSigner(p12, 'wrong')).rejects.toMatchObject({ code: 'config_invalid' });
  await expect(openSigner(Buffer.from('nothing'), '')).rejects.toMatchObject({ code: 'config_invalid' });
  const later = new Date('2300-01-01');
  await expect(openSigner(p12, 'for-tests-only', later)).rejects.toThrow(/CN=Test inspector.* is valid from/);
});

// Debian's poppler-utils: another reader than ours.
const pdfsig = ['/usr/bin/pdfsig', '/usr/local/bin/pdfsig'].find((file) => existsSync(file));
(pdfsig === undefined ? test.skip : test)('poppler finds the signature valid, too', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-sig-'));
  try {
    const file = path.join(folder, 'report.pdf');
    await writeFile(file, signed);
    const { stdout } = await promisify(execFile)(pdfsig!, ['-nocert', file]);
    expect(stdout).toMatch(/Signature is Valid/);
    expect(stdout).toMatch(/Total document signed/);
    expect(stdout).toMatch(/CN=Test inspector/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
