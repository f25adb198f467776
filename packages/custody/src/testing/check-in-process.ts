import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { FlightResult, Manifest } from '@papiscope/shared/contracts';
import type { Finding } from '../verify/finding';

export interface Case {
  readonly pdf: Buffer;
  readonly manifest?: Manifest;
  readonly result?: FlightResult;
}

const SCRIPT = `
const { readFileSync } = require('node:fs');
const { verifyReport } = require(process.argv[1]);
(async () => {
  const answers = [];
  for (const { file, manifest = null, result = null } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
    answers.push(await verifyReport(readFileSync(file), { trusted: null, manifest, result }).catch(({ message }) => [{ ok: false, text: message }]));
  }
  process.stdout.write(JSON.stringify(answers));
})();
`;

/** What the built package finds in each file, in one process of its own: pdf.js is made of modules that tests cannot load. */
export async function checkInProcess(cases: readonly Case[]): Promise<Finding[][]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-verify-'));
  try {
    const listed = await Promise.all(
      cases.map(async ({ pdf, ...rest }, i) => {
        const file = path.join(folder, `${i}.pdf`);
        await writeFile(file, pdf);
        return { file, ...rest };
      }),
    );
    const list = path.join(folder, 'cases.json');
    await writeFile(list, JSON.stringify(listed));
    const built = path.join(__dirname, '..', '..', 'dist', 'index.js');
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', SCRIPT, built, list], {
      maxBuffer: 10_000_000,
    });
    return JSON.parse(stdout) as Finding[][];
  } finally {
    await rm(folder, { recursive: true });
  }
}
