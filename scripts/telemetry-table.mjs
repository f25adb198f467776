// Prints a Markdown table of what every telemetry file of a folder holds, or why it is refused. Wants a build.
// Usage: node scripts/telemetry-table.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import measure from '../packages/measure/dist/index.js';

const { assertUsable, decodeTelemetryText, parseTelemetry, summarizeTelemetry } = measure;
const HEADER = [
  'file',
  'dialect',
  'cues',
  'positions',
  'updates/s',
  'heights',
  'datum',
  'recorded',
  'result',
];

const row = (cells) => `| ${cells.join(' | ')} |`;

function refusal(error) {
  if (typeof error.code !== 'string') throw error;
  const reason = error.detail ?? '';
  return `refused, \`${error.code}\`${reason === '' ? '' : `: ${reason}`}`;
}

function describe(folder, name) {
  let track;
  try {
    track = parseTelemetry(decodeTelemetryText(readFileSync(join(folder, name))));
  } catch (error) {
    return [name, '', '', '', '', '', '', '', '', refusal(error)];
  }
  const found = summarizeTelemetry(track);
  const cells = [name, found.dialect, found.cues, found.positions, found.update_hz, found.height_source];
  const dates = [found.datum ?? '–', found.recorded_at?.replace('T', ' ') ?? '–', found.fields.join(', ')];
  try {
    assertUsable(track);
    return [...cells, ...dates, found.warnings.join(' ') || 'used'];
  } catch (error) {
    return [...cells, ...dates, refusal(error)];
  }
}

const folder = process.argv[2] ?? process.env.PAPISCOPE_TELEMETRY_SAMPLES;
if (folder === undefined) {
  console.error('Which folder? node scripts/telemetry-table.mjs FOLDER');
  process.exitCode = 2;
} else {
  const names = readdirSync(folder)
    .filter((name) => /\.(srt|csv)$/i.test(name))
    .toSorted();
  console.log(row(HEADER));
  console.log(row(HEADER.map(() => '---')));
  for (const name of names) console.log(row(describe(folder, name)));
}
