import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = `
const { readFileSync } = require('node:fs');
const { extractText } = require(process.argv[1]);
extractText(new Uint8Array(readFileSync(process.argv[2])), { mergePages: false })
  .then(({ text }) => process.stdout.write(JSON.stringify(text)));
`;

/** The text of each page, read by pdf.js in a process of its own: it is made of modules that tests cannot load. */
export async function pdfText(pdf: Buffer): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'papiscope-pdf-'));
  try {
    const file = join(folder, 'report.pdf');
    await writeFile(file, pdf);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['-e', SCRIPT, require.resolve('unpdf'), file],
      { maxBuffer: 10_000_000 },
    );
    return JSON.parse(stdout) as string[];
  } finally {
    await rm(folder, { recursive: true });
  }
}
