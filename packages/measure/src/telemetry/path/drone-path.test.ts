import { PapiscopeError, siteSchema, type Site, type SiteInput } from '@papiscope/shared/contracts';
import { egm96Undulation } from '../../geodesy';
import { BAR, climb, deviation, record, type Flight, type Recording } from '../../testing/recorded-flight';
import type { DronePath } from '../../types';
import { parseTelemetry } from '../parse-telemetry';
import { dronePath } from './drone-path';

const site = (changes: Partial<SiteInput> = {}): Site =>
  siteSchema.parse({
    airport: { icao: 'ZZZZ' },
    runway: { code: '22', heading: 221.3 },
    reference_points: [
      {
        point_type: 'PAPI_A',
        latitude: BAR.latitude,
        longitude: BAR.longitude,
        elevation_wgs84: BAR.height,
        nominal_angle: 2.5,
      },
    ],
    ...changes,
  });

const path = (flight: Flight, recording: Recording = {}, changes: Partial<SiteInput> = {}): DronePath =>
  dronePath(parseTelemetry(record(flight, recording)), site(changes));

function refusal(text: string, changes: Partial<SiteInput> = {}): PapiscopeError {
  try {
    dronePath(parseTelemetry(text), site(changes));
  } catch (error) {
    if (error instanceof PapiscopeError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('stair steps', () => {
  it.each([5, 10])('a smooth climb is followed to a millimetre at %d updates a second', (updateHz) => {
    const found = path(climb, { updateHz });
    const { maxUp, rmsHorizontal } = deviation(found, climb, 0, 39.5);
    expect(maxUp).toBeLessThan(0.001);
    expect(rmsHorizontal).toBeLessThan(0.001);
    expect(found.update_hz).toBeCloseTo(updateHz, 1);
  });

  it.each([
    [5, 0.018],
    [10, 0.0115],
  ])('at %d updates a second noise of 20 mm shrinks to %d m, without bias up or down', (updateHz, rms) => {
    const flights = [1, 2, 3, 4, 5, 6].map((seed) => path(climb, { updateHz, noise: 0.02, seed }));
    const mean = (from: number, to: number): number =>
      flights.reduce((sum, one) => sum + deviation(one, climb, from, to).meanUp, 0) / flights.length;
    for (const one of flights) expect(deviation(one, climb, 1, 39).rmsUp).toBeLessThan(rms);
    expect(Math.abs(mean(1, 19))).toBeLessThan(0.002);
    expect(Math.abs(mean(21, 39))).toBeLessThan(0.002);
  });

  it.each([0.1, 0.3, 1, 3])('heights rounded to 0.1 m do not lag at %d m/s', (speed) => {
    const upAndDown: Flight = (time) => ({
      east: 231,
      north: 263 + 0.2 * time,
      up: 5.03 + speed * (time < 20 ? time : 40 - time),
    });
    const found = path(upAndDown, { heightDecimals: 1, degreeDecimals: 6 });
    const up = deviation(found, upAndDown, 2, 18).meanUp;
    const down = deviation(found, upAndDown, 22, 38).meanUp;
    expect(Math.abs(up - down)).toBeLessThan(0.02);
  });

  it.each([
    [9.7, 30],
    [10, 29.97],
    [10, 25],
    [10, 23.976],
    [5, 59.94],
    [12.5, 30],
  ])('%d updates and %d cues a second: the lag stays constant', (updateHz, cueHz) => {
    const found = path(climb, { updateHz, cueHz });
    const lags = Array.from({ length: 15 }, (_, k) => k / 300);
    const errors = lags.map((lag) => deviation(found, (time) => climb(time - lag), 1, 39).rmsUp);
    expect(Math.min(...errors)).toBeLessThan(0.003);
    expect(lags[errors.indexOf(Math.min(...errors))]).toBeLessThanOrEqual(1 / cueHz);
  });
});

describe('gaps', () => {
  it('bridges a second without cues', () => {
    const found = path(climb, { missing: (time) => time > 10 && time < 10.9 });
    expect(deviation(found, climb, 5, 15).maxUp).toBeLessThan(0.02);
  });

  it('gives no position in a longer one', () => {
    const found = path(climb, { missing: (time) => time > 10 && time < 12 });
    expect(found.at(11)).toBeNull();
    expect(found.at(9.9)).not.toBeNull();
    expect(found.at(12.1)).not.toBeNull();
  });

  it('gives no position where the recording hung, but one where the drone hovered', () => {
    const hung = path(climb, { frozen: [8, 11] });
    expect(hung.at(9.5)).toBeNull();
    const hover: Flight = (time) => ({
      ...climb(time < 8 ? time : Math.max(8, time - 3)),
      north: 263 + time / 10,
    });
    expect(path(hover).at(9.5)).not.toBeNull();
  });

  it('leaves out a single glitch of the receiver', () => {
    const text = record(climb);
    const [, height] = /abs_alt: ([\d.]+)/.exec(text.split('\n\n')[199]!)!;
    const glitched = text.replaceAll(`abs_alt: ${height!}`, 'abs_alt: 250.000');
    expect(glitched).not.toBe(text);
    expect(deviation(dronePath(parseTelemetry(glitched), site()), climb, 5, 8).maxUp).toBeLessThan(0.01);
  });

  it('gives none outside the recording', () => {
    const found = path(climb);
    expect(found.at(-0.1)).toBeNull();
    expect(found.at(found.end + 0.1)).toBeNull();
    expect(found.start).toBeCloseTo(0, 6);
    expect(found.end).toBeGreaterThan(39.8);
  });
});

describe('grades', () => {
  const rtk = (flag: number) =>
    `[rtk_flag: ${flag}] [rtk_std_lon: 0.011] [rtk_std_lat: 0.013] [rtk_std_hgt: 0.021]`;

  it('is gnss without RTK fields', () => {
    expect(path(climb)).toMatchObject({ grade: 'gnss' });
    expect(path(climb).at(5)).toMatchObject({ u_horizontal_m: null, u_vertical_m: null });
  });

  it('is rtk with fixed solutions, and the others count as gaps', () => {
    const found = path(climb, { extra: (time) => rtk(time > 10 && time < 13 ? 34 : 50) });
    expect(found.grade).toBe('rtk');
    expect(found.at(5)?.u_vertical_m).toBe(0.021);
    expect(found.at(5)?.u_horizontal_m).toBeCloseTo(0.01204, 5);
    expect(found.at(11.5)).toBeNull();
  });

  it('is gnss when fixed solutions are the exception', () => {
    expect(path(climb, { extra: (time) => rtk(time < 10 ? 50 : 34) }).grade).toBe('gnss');
  });
});

describe('heights', () => {
  it('above EGM96 are raised by the undulation of the place', () => {
    const plain = path(climb).at(5)!;
    const raised = path(climb, {}, { telemetry_datum: 'egm96' }).at(5)!;
    expect(raised.height - plain.height).toBeCloseTo(egm96Undulation(plain.latitude, plain.longitude), 6);
  });

  it('above take-off need the height of the take-off point', () => {
    expect(refusal(record(climb), { altitude_source: 'rel' }).code).toBe('takeoff_height_missing');
    const relative = path(climb, {}, { altitude_source: 'rel', takeoff_elevation_wgs84: 171 });
    expect(relative.grade).toBe('relative');
    expect(relative.at(5)!.height - path(climb).at(5)!.height).toBeCloseTo(1, 6);
  });

  it('above EGM2008 are refused without a source of that geoid', () => {
    expect(refusal(record(climb), { telemetry_datum: 'egm2008' }).code).toBe('datum_unavailable');
  });

  it('of a datum that the file states go before the site', () => {
    const table = ['time,latitude,longitude,height_ellipsoid'];
    for (let k = 0; k < 50; k += 1) table.push(`${k / 10},48.172${k + 10},17.2127,${180 + k / 10}`);
    const found = dronePath(parseTelemetry(table.join('\n')), site({ telemetry_datum: 'egm96' }));
    expect(found.at(2)?.height).toBeCloseTo(182, 3);
  });
});

describe('refusals name what is probably wrong', () => {
  const text = record(climb, { seconds: 20 });

  it('another place', () => {
    const error = refusal(text.replaceAll('latitude: 48.', 'latitude: 49.'));
    expect(error.code).toBe('telemetry_implausible');
    expect(error.message).toContain('another flight');
  });

  it('swapped coordinates', () => {
    const swapped = text.replace(
      /\[latitude: (\S+)\] \[longitude: (\S+)\]/g,
      '[latitude: $2] [longitude: $1]',
    );
    expect(refusal(swapped).message).toContain('swapped');
  });

  it('a wrong sign', () => {
    expect(refusal(text.replaceAll('longitude: ', 'longitude: -')).message).toContain('longitude');
  });

  it('satellites in place of heights', () => {
    let count = 0;
    const satellites = text.replace(
      /abs_alt: \S+/g,
      () => `abs_alt: ${14 + (Math.floor((count += 1) / 50) % 3)}`,
    );
    const error = refusal(satellites);
    expect(error.code).toBe('telemetry_implausible');
    expect(error.message).toContain('satellites');
  });

  it('a flight below the lights', () => {
    const low = text.replace(/abs_alt: (\d+)/g, (_, metres: string) => `abs_alt: ${Number(metres) - 200}`);
    expect(refusal(low).message).toContain('datum');
  });

  it('a drone that stood still', () => {
    expect(refusal(record(() => climb(5), { noise: 0.01, seconds: 10 })).code).toBe('telemetry_static');
  });

  it('no height, or not the kind the site wants', () => {
    expect(refusal(text.replace(/\[rel_alt[^\]]*\]/g, '')).code).toBe('telemetry_no_height');
    const relative = text.replace(/ abs_alt: \S+\]/g, ']');
    expect(refusal(relative).message).toContain('altitude_source');
  });

  it('coordinates rounded to 11 m', () => {
    const flight: Flight = (time) => ({ east: 231, north: 263 + 2 * time, up: 5 + time });
    expect(refusal(record(flight, { degreeDecimals: 4 })).code).toBe('telemetry_too_coarse');
  });

  it('a site without reference points', () => {
    expect(refusal(text, { reference_points: [] }).code).toBe('site_no_reference_points');
  });
});

it('a climb on the spot is a flight', () => {
  const vertical: Flight = (time) => ({ east: 231, north: 263, up: 5 + 0.5 * time });
  expect(deviation(path(vertical), vertical, 1, 39).maxUp).toBeLessThan(0.002);
});
