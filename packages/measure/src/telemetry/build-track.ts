import { PapiscopeError, type HeightDatum } from '@papiscope/shared/contracts';
import { isCoarse } from './extent';
import type {
  Dialect,
  HeightSource,
  Reading,
  TelemetryDatum,
  TelemetrySample,
  TelemetryTrack,
} from './types';
import { holdTimes, updateInterval } from './update-interval';
import { localIso } from './wall-clock';

/** A cue or row after reading; `time` is null where it has neither a timing line nor a clock. */
export interface TimedReading {
  readonly time: number | null;
  readonly reading: Reading;
}

export interface TrackSource {
  readonly dialect: Dialect;
  readonly cues: number;
  readonly readings: readonly TimedReading[];
  readonly fields: readonly string[];
  readonly datum: HeightDatum | null;
  readonly colourMode: string | null;
  readonly warnings: readonly string[];
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** 0, 0 is what an aircraft writes before its first fix. */
function asSample({ time, reading }: TimedReading): TelemetrySample | null {
  const { latitude, longitude } = reading;
  if (time === null || latitude === null || longitude === null) return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  if (Math.abs(latitude) < 1e-7 && Math.abs(longitude) < 1e-7) return null;
  return { ...reading, time, latitude, longitude };
}

/** Cues in the order of the file; one that does not come after those before it is left out. */
function inOrder(samples: readonly TelemetrySample[]): TelemetrySample[] {
  let latest = Number.NEGATIVE_INFINITY;
  return samples.filter(({ time }) => {
    const later = time > latest;
    if (later) latest = time;
    return later;
  });
}

/** A height that reads 0 from end to end was not recorded. */
const recorded = (samples: readonly TelemetrySample[], height: 'heightAbs' | 'heightRel'): boolean =>
  samples.some((sample) => sample[height] !== null && sample[height] !== 0);

function heightSource(abs: boolean, rel: boolean): HeightSource {
  if (abs) return rel ? 'both' : 'abs';
  return rel ? 'rel' : 'none';
}

function updateHz(samples: readonly TelemetrySample[]): number {
  const times = samples.map(({ time }) => time);
  const intervals = (['latitude', 'longitude', 'heightAbs', 'heightRel'] as const).map((name) =>
    updateInterval(
      holdTimes(
        times,
        samples.map((sample) => sample[name]),
      ),
    ),
  );
  const known = intervals.filter((interval) => interval !== null);
  return known.length === 0 ? 0 : 1 / Math.min(...known);
}

/** Puts cues in order, leaves out what has no fix, and says what the track can be used for. */
export function buildTrack(source: TrackSource): TelemetryTrack {
  const { dialect, cues, readings, fields } = source;
  const withFix = readings.map(asSample).filter((sample) => sample !== null);
  if (withFix.length === 0) {
    const mentioned = readings.some(({ reading }) => reading.latitude !== null);
    throw new PapiscopeError(
      'telemetry_no_position',
      mentioned
        ? `None of its ${plural(cues, 'cue', 'cues')} has a satellite fix (the position reads 0, 0).`
        : `Its ${plural(cues, 'cue', 'cues')} hold camera settings, but no coordinates.`,
    );
  }
  const ordered = inOrder(withFix);
  const abs = recorded(ordered, 'heightAbs');
  const rel = recorded(ordered, 'heightRel');
  const samples = ordered.map((sample) => ({
    ...sample,
    heightAbs: abs ? sample.heightAbs : null,
    heightRel: rel ? sample.heightRel : null,
  }));
  const first = samples[0]?.time ?? 0;
  const last = samples.at(-1)?.time ?? 0;
  const datum: TelemetryDatum = abs ? (source.datum ?? 'unstated') : null;
  const clock = readings.find(({ reading }) => reading.wallClock !== null)?.reading.wallClock ?? null;

  const warnings = [...source.warnings];
  const unfixed = readings.length - withFix.length;
  if (unfixed > 0) warnings.push(`${plural(unfixed, 'cue', 'cues')} without a satellite fix or cut off.`);
  const backwards = withFix.length - ordered.length;
  if (backwards > 0) {
    warnings.push(`${plural(backwards, 'cue', 'cues')} left out because the time there does not go on.`);
  }
  if (!abs && ordered.some(({ heightAbs }) => heightAbs !== null)) {
    warnings.push('The absolute height reads 0 throughout: it was not recorded.');
  }
  if (!rel && ordered.some(({ heightRel }) => heightRel !== null)) {
    warnings.push('The height above take-off reads 0 throughout: it was not recorded.');
  }
  if (isCoarse(samples)) {
    warnings.push('The coordinates are rounded to 11 m or more: too coarse to measure angles with.');
  }
  if (datum === 'unstated') warnings.push('The file does not say which datum its absolute height refers to.');

  return {
    dialect,
    cues,
    positions: samples.length,
    samples,
    duration_s: last - first,
    update_hz: updateHz(samples),
    height_source: heightSource(abs, rel),
    datum,
    fields,
    warnings,
    colour_mode: source.colourMode,
    recorded_at: clock === null ? null : localIso(clock),
  };
}
