import { summarizeTelemetry, type PositionSummary, type TelemetrySummary } from '@papiscope/measure';
import type { Command } from 'commander';
import { whileInterruptible } from '../interrupt';
import { readTelemetryFile } from '../telemetry-file';

/** `papiscope telemetry`: what a telemetry file or a video's embedded track holds, or why it cannot be used. */
export function addTelemetry(program: Command): void {
  program
    .command('telemetry')
    .description('say what a telemetry file or a video with an embedded track holds')
    .argument('<file>', 'subtitle file (.srt), table (.csv) or video')
    .option('--json', 'as JSON')
    .action(async (file: string, { json }: { readonly json?: boolean }) => {
      const track = await whileInterruptible((signal) => readTelemetryFile(file, signal));
      const summary = summarizeTelemetry(track);
      process.stdout.write(json === true ? `${JSON.stringify(summary, null, 2)}\n` : describe(summary));
    });
}

const HEIGHTS = {
  abs: 'absolute',
  rel: 'above take-off',
  both: 'absolute and above take-off',
  none: 'none',
} as const;

function describe(summary: TelemetrySummary): string {
  const rows: readonly (readonly [string, string])[] = [
    ['dialect', summary.dialect],
    ['cues', `${summary.cues}, ${summary.positions} with a position`],
    ['duration', `${summary.duration_s} s`],
    [
      'updates',
      summary.update_hz === 0 ? 'none: the values never change' : `${summary.update_hz} per second`,
    ],
    ['heights', HEIGHTS[summary.height_source]],
    ['datum', summary.datum ?? 'no absolute heights'],
    ['recorded', summary.recorded_at ?? 'not stated'],
    ['exposure', exposure(summary.exposure_changes)],
    ['first', place(summary.first)],
    ['last', place(summary.last)],
    ['fields', summary.fields.join(', ')],
    ...summary.warnings.map((warning) => ['warning', warning] as const),
  ];
  return rows.map(([name, value]) => `${name.padEnd(10)}${value}\n`).join('');
}

function exposure(changes: TelemetrySummary['exposure_changes']): string {
  if (changes === null) return 'not stated';
  if (changes.length === 0) return 'kept, or changed slowly';
  const each = changes.slice(0, 6).map(({ time, factor }) => `× ${factor} at ${time} s`);
  return [...each, ...(changes.length > each.length ? [`${changes.length - each.length} more`] : [])].join(
    ', ',
  );
}

function place(position: PositionSummary | null): string {
  if (position === null) return 'none';
  const { time, latitude, longitude, height_abs, height_rel } = position;
  const heights = [
    ...(height_abs === null ? [] : [`${height_abs} m absolute`]),
    ...(height_rel === null ? [] : [`${height_rel} m above take-off`]),
  ];
  return [`${time} s`, `${latitude}, ${longitude}`, ...heights].join('  ');
}
