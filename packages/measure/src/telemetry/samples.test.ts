import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { decodeTelemetryText } from './decode-text';
import { parseTelemetry } from './parse-telemetry';
import { summarizeTelemetry } from './summary';
import { assertUsable } from './usable';

/** Set PAPISCOPE_TELEMETRY_SAMPLES to a folder of real files; without it the fixtures are read. */
const FOLDER = process.env['PAPISCOPE_TELEMETRY_SAMPLES'] ?? join(__dirname, 'fixtures');
const FILES = readdirSync(FOLDER).filter((name) => /\.(srt|csv)$/i.test(name));

it.each(FILES)('%s is read or refused with a reason', (name) => {
  const text = decodeTelemetryText(readFileSync(join(FOLDER, name)));
  try {
    const track = parseTelemetry(text);
    const summary = summarizeTelemetry(track);
    expect(summary.positions).toBeGreaterThan(0);
    expect(summary.positions).toBeLessThanOrEqual(summary.cues);
    expect(summary.cues).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
    for (const { latitude, longitude } of track.samples) {
      expect(
        Math.hypot(latitude - track.samples[0]!.latitude, longitude - track.samples[0]!.longitude),
      ).toBeLessThan(0.1);
    }
    assertUsable(track);
  } catch (error) {
    expect(error).toBeInstanceOf(PapiscopeError);
    expect((error as PapiscopeError).code).toMatch(/^telemetry_/);
  }
});
