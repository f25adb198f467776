import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { decodeTelemetryText } from './decode-text';
import { parseTelemetry } from './parse-telemetry';
import { summarizeTelemetry } from './summary';
import { assertUsable } from './usable';

const text = (name: string): string => decodeTelemetryText(readFileSync(join(__dirname, 'fixtures', name)));
const track = (name: string) => parseTelemetry(text(name));

function refusal(work: () => unknown): PapiscopeError {
  try {
    work();
  } catch (error) {
    if (error instanceof PapiscopeError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('DJI, bracketed', () => {
  it("reads the camera's colour mode", () => {
    const written = (mode: string) => text('bracketed-rtk.srt').replaceAll('color_md : default', mode);
    expect(track('bracketed-rtk.srt').colour_mode).toBe('default');
    expect(parseTelemetry(written('color_md: DLog_M')).colour_mode).toBe('dlog_m');
    expect(parseTelemetry(written('zoom : 1')).colour_mode).toBeNull();
    expect(track('table.csv').colour_mode).toBeNull();
  });

  it('reads heights, gimbal and RTK state', () => {
    const found = track('bracketed-rtk.srt');
    expect(found).toMatchObject({
      dialect: 'dji_bracketed',
      cues: 12,
      positions: 12,
      height_source: 'both',
      datum: 'unstated',
      recorded_at: '2026-03-04T09:10:11',
    });
    expect(found.samples[4]).toEqual({
      time: 0.133,
      latitude: 46.100004,
      longitude: 7.199997,
      heightAbs: 503.335,
      heightRel: 12.71,
      gimbalPitch: -2.5,
      gimbalRoll: 0.1,
      gimbalYaw: -138.7,
      satellites: null,
      rtk: 'fixed',
      stdLatitude: 0.013,
      stdLongitude: 0.011,
      stdHeight: 0.021,
      exposure: 0.125,
      fNumber: 2.8,
      wallClock: Date.UTC(2026, 2, 4, 9, 10, 11, 133),
    });
    expect(found.samples.at(-1)?.rtk).toBe('float');
  });

  it('reads `longtitude`, a byte-order mark, CRLF, frames from 0, and leaves out what is cut off', () => {
    const found = track('bracketed-altitude.srt');
    expect(found).toMatchObject({ cues: 9, positions: 7, height_source: 'abs', datum: 'unstated' });
    expect(found.samples[0]).toMatchObject({ time: 0, latitude: -12.345678, longitude: -45.678901 });
    expect(found.samples[0]?.wallClock).toBe(Date.UTC(2026, 3, 5, 10, 11, 12, 100) + 0.5);
    expect(found.fields).toContain('longtitude');
    expect(found.warnings.join()).toContain('2 cues without a satellite fix or cut off');
  });

  it('reads cues without times by the clock of the aircraft', () => {
    const found = track('no-timing.srt');
    expect(found).toMatchObject({ positions: 6, duration_s: 5, height_source: 'none' });
    expect(found.warnings.join()).toContain('no times');
    expect(refusal(() => assertUsable(found)).code).toBe('telemetry_no_height');
  });
});

describe('DJI, GPS(a,b,c)', () => {
  it.each(['home-barometer.srt', 'home-hb.srt'])('%s: longitude, latitude, satellites', (name) => {
    const found = track(name);
    expect(found).toMatchObject({ dialect: 'dji_home_gps', height_source: 'rel', datum: null });
    const last = found.samples.at(-1);
    expect(last).toMatchObject({ latitude: -33.4567, satellites: expect.any(Number), heightAbs: null });
    expect(last?.longitude).toBeLessThan(-71.2345);
    expect(last?.heightRel).toBeGreaterThan(10);
  });

  it('N/A is no position', () => {
    expect(track('home-barometer.srt')).toMatchObject({ cues: 8, positions: 7 });
  });

  it('on one line with distance, height and gimbal', () => {
    const found = track('gps-distance.srt');
    expect(found).toMatchObject({ dialect: 'dji_gps_distance', height_source: 'rel', update_hz: 1 });
    expect(found.samples[0]).toMatchObject({
      latitude: 47.123456,
      longitude: 8.512345,
      heightRel: 17.39,
      satellites: 16,
      gimbalPitch: -27.3,
      gimbalRoll: 0.1,
      gimbalYaw: -76,
    });
  });

  it('latitude, longitude, height when the third carries a unit; a height of 0 throughout was not recorded', () => {
    const found = track('gps-barometer.srt');
    expect(found).toMatchObject({ dialect: 'dji_gps_barometer', height_source: 'rel' });
    expect(found.samples[1]).toMatchObject({ latitude: 36.7002, longitude: -6.2345, heightRel: 4.4 });
    expect(found.warnings.join()).toContain('reads 0 throughout');
  });

  it('turns an impossible latitude round', () => {
    const source = '1\n00:00:00,000 --> 00:00:01,000\nGPS(113.9461,22.5431,12.3M) BAROMETER:1.0M\n\n';
    expect(parseTelemetry(source).samples[0]).toMatchObject({ latitude: 22.5431, longitude: 113.9461 });
  });

  it('leaves out the smaller part of a file of two models', () => {
    const found = track('two-models.srt');
    expect(found).toMatchObject({ dialect: 'dji_gps_distance', cues: 9, positions: 4 });
    expect(found.warnings[0]).toContain('2 aircraft models');
  });
});

it('hemispheres of Autel aircraft', () => {
  const found = track('hemisphere.srt');
  expect(found).toMatchObject({ dialect: 'hemisphere', height_source: 'abs', datum: 'unstated' });
  expect(found.samples[0]).toMatchObject({ latitude: 45.1234, longitude: -94.12345, heightAbs: 412.5 });
  expect(found.samples[0]).toMatchObject({ gimbalPitch: -5.5, gimbalYaw: 31.5 });
});

describe('tables', () => {
  it('with a datum in the name of the height', () => {
    const found = track('table.csv');
    expect(found).toMatchObject({ dialect: 'csv', positions: 8, datum: 'ellipsoid', height_source: 'abs' });
    expect(found.samples[2]).toMatchObject({ time: 0.2, heightAbs: 503.545, rtk: 'fixed', stdHeight: 0.021 });
  });

  it('in feet and milliseconds', () => {
    const [first] = track('table-feet.csv').samples;
    expect(first).toMatchObject({ time: 0, satellites: 17, gimbalYaw: 221.3, gimbalPitch: -2.5 });
    expect(first?.heightRel).toBeCloseTo(3.048, 9);
    expect(first?.heightAbs).toBeCloseTo(499.872, 9);
    expect(track('table-feet.csv').duration_s).toBeCloseTo(0.5, 9);
  });

  it('with semicolons, decimal commas, quotes and clock times', () => {
    const found = track('table-semicolon.csv');
    expect(found.samples[1]).toMatchObject({
      time: 1.5,
      latitude: 46.100004,
      longitude: 7.2,
      heightRel: 13.5,
    });
  });

  it.each([
    ['sep=;\r\nt_s;lat_deg;lon_deg;h_ell_m;rtk_fix;sd_u_m\r\n0,5;46,1;7,2;512,5;fixed;0,015', 512.5],
    [
      'time_s,latitude,longitude,altitude_ellipsoid_m,rtk_status,sigma_h\n0.5,46.1,7.2,512.5,FIXED,0.015',
      512.5,
    ],
    [
      '"sep=,"\nOSD.flyTime,OSD.flyTime [s],OSD.latitude,OSD.longitude,HAE [ft],RTK.rtkFlag,std_u\n0m 0.5s,0.5,46.1,7.2,1000,50,0.015',
      304.8,
    ],
  ])('in the words of other programs: %#', (source, height) => {
    const { samples, datum } = parseTelemetry(source);
    expect(datum).toBe('ellipsoid');
    expect(samples[0]).toMatchObject({ time: 0.5, latitude: 46.1, longitude: 7.2 });
    expect(samples[0]).toMatchObject({ heightAbs: height, rtk: 'fixed', stdHeight: 0.015 });
  });

  it('without times', () => {
    expect(refusal(() => parseTelemetry('latitude,longitude\n48,17\n')).message).toContain(
      'no column of times',
    );
  });
});

describe('refusals', () => {
  it.each([
    ['', 'telemetry_unreadable', 'empty'],
    ['\uFEFF \r\n', 'telemetry_unreadable', 'empty'],
    ['1\n', 'telemetry_unreadable', 'no complete cue'],
    ['Zeit;Breite;L\u00e4nge\n1;2;3', 'telemetry_unreadable', '`latitude` and `longitude`'],
    [text('film.srt'), 'telemetry_unreadable', 'not the subtitles of a drone'],
    [text('camera-only.srt'), 'telemetry_no_position', 'no coordinates'],
    [text('no-fix.srt'), 'telemetry_no_position', 'no satellite fix'],
  ])('%#', (source, code, reason) => {
    const error = refusal(() => parseTelemetry(source));
    expect(error.code).toBe(code);
    expect(error.message).toContain(reason);
  });

  it('a drone that stands still', () => {
    const error = refusal(() => assertUsable(track('standing-still.srt')));
    expect(error.code).toBe('telemetry_static');
  });
});

it('UTF-16 with a byte-order mark', () => {
  const source = text('bracketed-rtk.srt');
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(source, 'utf16le')]);
  expect(parseTelemetry(decodeTelemetryText(bytes)).positions).toBe(12);
});

it('the summary has the fields of the command line', () => {
  const summary = summarizeTelemetry(track('bracketed-rtk.srt'));
  expect(Object.keys(summary)).toEqual(
    expect.arrayContaining(
      'dialect cues positions duration_s update_hz height_source datum first last fields warnings'.split(' '),
    ),
  );
  expect(summary.first).toEqual({
    time: 0,
    latitude: 46.1,
    longitude: 7.2,
    height_abs: 503.125,
    height_rel: 12.5,
  });
});

it('the summary says when the camera changed its exposure', () => {
  const cues = text('bracketed-rtk.srt')
    .split('\n\n')
    .filter((cue) => cue.includes('shutter'));
  const long = Array.from({ length: 60 }, (_, i) =>
    (cues[i % cues.length] ?? '')
      .replace(/^\d+\n.*\n/, `${i + 1}\n00:00:${stamp(i)} --> 00:00:${stamp(i + 1)}\n`)
      .replace('1/800.0', i < 30 ? '1/800.0' : '1/1600.0'),
  );
  const changes = (source: string) => summarizeTelemetry(parseTelemetry(source)).exposure_changes;
  expect(changes(long.join('\n\n'))).toEqual([{ time: 1.5, factor: 0.5 }]);
  expect(changes(text('bracketed-rtk.srt'))).toEqual([]);
  expect(changes(text('table.csv'))).toBeNull();
});

/** Of cue `i`, 20 a second. */
const stamp = (i: number): string => (i / 20).toFixed(3).replace('.', ',').padStart(6, '0');
