import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { decodeTelemetryText } from './decode-text';
import { parseTelemetry } from './parse-telemetry';
import { assertUsable } from './usable';

const FOLDER = process.env['PAPISCOPE_TELEMETRY_SAMPLES'] ?? join(__dirname, 'fixtures');
const SAMPLES = readdirSync(FOLDER)
  .filter((name) => /\.(srt|csv)$/i.test(name))
  .map((name) => decodeTelemetryText(readFileSync(join(FOLDER, name))).slice(0, 20_000));

/** Anything but a refusal with a name is a fault of the parser. */
function survives(text: string): void {
  try {
    const track = parseTelemetry(text);
    for (const { time, latitude, longitude } of track.samples) {
      expect([time, latitude, longitude].every(Number.isFinite)).toBe(true);
    }
    assertUsable(track);
  } catch (error) {
    expect(error).toBeInstanceOf(PapiscopeError);
    expect((error as PapiscopeError).code).toMatch(/^telemetry_/);
  }
}

const pieces = fc.constantFrom(
  ...[
    '1\n',
    '\n',
    '\r\n',
    '00:00:00,000 --> 00:00:01,000\n',
    '-->',
    'GPS(',
    'GPS(1,2,3)',
    'HOME(',
    ')',
    '[',
    ']',
  ],
  ...[
    'latitude: 48.1',
    'longtitude : -17.2',
    'abs_alt: 1e9',
    '[rel_alt: ',
    '<font size="28">',
    '2026.13.45 25:61:61',
  ],
  ...[
    '\uFEFF',
    '\0',
    '0.000000',
    '999999999999',
    'H n/a',
    ', H 3.2m,',
    'time,latitude,longitude\n',
    '1,2,3\n',
    ';',
    '"',
  ],
);

describe('whatever comes', () => {
  it('text of telemetry pieces in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 120 }), (parts) =>
        survives(parts.join('')),
      ),
      { numRuns: 300 },
    );
  });

  it('real files cut, joined and damaged', () => {
    const sample = fc.constantFrom(...SAMPLES);
    const position = fc.nat(20_000);
    fc.assert(
      fc.property(sample, sample, position, position, fc.string({ maxLength: 20 }), (a, b, from, to, junk) =>
        survives(a.slice(from % (a.length + 1)) + junk + b.slice(0, to % (b.length + 1))),
      ),
      { numRuns: 150 },
    );
  });

  it('bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => survives(decodeTelemetryText(bytes))),
      { numRuns: 200 },
    );
  });
});

describe('time grows with the length of the text, not with its square', () => {
  const SIZE = 100_000;
  /** Below this, milliseconds, times are chance. */
  const LEAST = 30;

  /** CPU time of reading a text of this many units of all kinds, milliseconds. */
  const cost = (unit: string, size: number): number => {
    const text = unit.repeat(Math.ceil(size / unit.length));
    const before = process.cpuUsage();
    survives(text);
    survives(`1\n00:00:00,000 --> 00:00:01,000\n${text}`);
    survives(`time,latitude,longitude\n${text}`);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  it.each([
    ['open brackets', '['],
    ['open groups', 'GPS('],
    ['tags', '<font '],
    ['spaces', ' '],
    ['digits', '1'],
    ['indices', '1\n'],
    ['timing lines', '00:00:00,000 --> '],
    ['names', 'latitude : '],
    ['one line', 'a'],
    ['letters and commas', ', H  '],
    ['quotes', '"latitude,longitude,time'],
    ['table rows', '1,2,3\n'],
  ])('%s', (_, unit) => {
    const short = Math.min(cost(unit, SIZE), cost(unit, SIZE));
    // Four times as long: four times the work, where a square would be sixteen times.
    expect(cost(unit, 4 * SIZE)).toBeLessThan(9 * Math.max(short, LEAST));
  });
});
