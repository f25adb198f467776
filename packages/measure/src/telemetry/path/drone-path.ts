import { PapiscopeError, type HeightDatum, type Site } from '@papiscope/shared/contracts';
import { metresPerDegree, toEllipsoidalHeight, type Geoids } from '../../geodesy';
import type { DronePath, DronePosition, PositioningGrade } from '../../types';
import type { TelemetrySample, TelemetryTrack } from '../types';
import { assertUsable } from '../usable';
import { localCurve, type LocalCurve } from './local-curve';
import { nearestSample } from './nearest-sample';
import { assertFine, assertHeights, assertNear } from './plausible';
import { cutCorners, updateScatter } from './scatter';
import { withoutSpikes } from './spikes';
import { cueIntervalOf, updatePoints, type UpdatePoint } from './stairs';

/** A step of position that no drone makes in one update after standing still, metres. */
const LEAP_M = 0.5;
/** A single position farther off the line between its neighbours is a glitch, metres. */
const SPIKE_M = 5;
/** With fewer positions per second than one, where nothing else tells the interval. */
const FALLBACK_HZ = 1;

/** Turns a height of the telemetry into metres above the ellipsoid at a place in degrees. */
type ToEllipsoid = (height: number, latitude: number, longitude: number) => number;

interface HeightRule {
  readonly heightOf: (sample: TelemetrySample) => number | null;
  readonly toEllipsoid: ToEllipsoid;
}

/** A datum that the file itself states goes before the site's. */
function absoluteHeights(track: TelemetryTrack, site: Site, geoids: Geoids): HeightRule {
  const datum: HeightDatum =
    track.datum === null || track.datum === 'unstated' ? site.telemetry_datum : track.datum;
  return {
    heightOf: ({ heightAbs }) => heightAbs,
    toEllipsoid: (height, latitude, longitude) =>
      toEllipsoidalHeight(height, datum, latitude, longitude, geoids),
  };
}

function relativeHeights(site: Site): HeightRule {
  const takeoff = site.takeoff_elevation_wgs84;
  if (takeoff === null || takeoff === undefined) {
    throw new PapiscopeError(
      'takeoff_height_missing',
      'Site: altitude_source rel, takeoff_elevation_wgs84 empty.',
    );
  }
  return { heightOf: ({ heightRel }) => heightRel, toEllipsoid: (height) => takeoff + height };
}

function heightRule(track: TelemetryTrack, site: Site, geoids: Geoids): HeightRule {
  const { height_source: has } = track;
  const wants = site.altitude_source;
  if (has !== 'both' && has !== wants) {
    throw new PapiscopeError(
      'telemetry_no_height',
      wants === 'abs'
        ? 'The site wants absolute heights, the file holds heights above take-off only: set altitude_source to rel and survey the take-off point.'
        : 'The site wants heights above take-off, the file holds absolute heights only.',
    );
  }
  return wants === 'abs' ? absoluteHeights(track, site, geoids) : relativeHeights(site);
}

/** `rtk` when most positions are fixed solutions; the others are then left out, so that none hides among them. */
function gradeOf(samples: readonly TelemetrySample[], site: Site): PositioningGrade {
  if (site.altitude_source === 'rel') return 'relative';
  const fixed = samples.filter(({ rtk }) => rtk === 'fixed').length;
  return fixed * 2 > samples.length ? 'rtk' : 'gnss';
}

const lightHeights = (site: Site, geoids: Geoids): number[] =>
  site.reference_points.map(({ elevation_wgs84, height_datum, latitude, longitude }) =>
    toEllipsoidalHeight(elevation_wgs84, height_datum, latitude, longitude, geoids),
  );

const horizontalUncertainty = ({ stdLatitude, stdLongitude }: TelemetrySample): number | null =>
  stdLatitude === null || stdLongitude === null
    ? null
    : Math.sqrt((stdLatitude ** 2 + stdLongitude ** 2) / 2);

/**
 * The drone's way over a site, heights above the ellipsoid. Standard uncertainties are those of the telemetry's own std
 * fields, per axis, not reduced for the smoothing. A time means the cue's own time: any constant lag of the recording
 * belongs to the time offset of the fit.
 * Throws `telemetry_no_height`, `telemetry_static`, `telemetry_too_coarse`, `telemetry_implausible`,
 * `takeoff_height_missing`, `datum_unavailable`, `site_no_reference_points`.
 */
export function dronePath(track: TelemetryTrack, site: Site, geoids: Geoids = {}): DronePath {
  if (site.reference_points.length === 0) throw new PapiscopeError('site_no_reference_points');
  assertUsable(track);
  const { heightOf, toEllipsoid } = heightRule(track, site, geoids);
  assertNear(track.samples, site);
  assertFine(track.samples);

  const grade = gradeOf(track.samples, site);
  const samples = track.samples.filter((sample) => grade !== 'rtk' || sample.rtk === 'fixed');
  const withHeight = samples.filter((sample) => heightOf(sample) !== null);
  const raw = withHeight.map((sample) => heightOf(sample) ?? 0);
  const ellipsoidal = withHeight.map((sample, index) =>
    toEllipsoid(raw[index] ?? 0, sample.latitude, sample.longitude),
  );
  assertHeights(ellipsoidal, raw, lightHeights(site, geoids), grade === 'rtk');

  const update_hz = track.update_hz > 0 ? track.update_hz : FALLBACK_HZ;
  const perDegree = metresPerDegree(samples[0]?.latitude ?? 0);
  const updates = (points: readonly UpdatePoint[], metresPerUnit: number): readonly UpdatePoint[] =>
    withoutSpikes(updatePoints(points, 1 / update_hz, LEAP_M / metresPerUnit), SPIKE_M / metresPerUnit);
  const curve = (points: readonly UpdatePoint[]): LocalCurve => localCurve(points, 1 / update_hz);
  const latitudes = curve(
    updates(
      samples.map(({ time, latitude }) => ({ time, value: latitude })),
      perDegree.latitude,
    ),
  );
  const longitudes = curve(
    updates(
      samples.map(({ time, longitude }) => ({ time, value: longitude })),
      perDegree.longitude,
    ),
  );
  const heightUpdates = updates(
    withHeight.map((sample) => ({ time: sample.time, value: heightOf(sample) ?? 0 })),
    1,
  );
  const heights = curve(heightUpdates);
  const sampleAt = nearestSample(samples);

  function at(time: number): DronePosition | null {
    const latitude = latitudes.at(time);
    const longitude = longitudes.at(time);
    const height = heights.at(time);
    const sample = sampleAt(time);
    if (latitude === null || longitude === null || height === null || sample === undefined) return null;
    return {
      latitude,
      longitude,
      height: toEllipsoid(height, latitude, longitude),
      u_horizontal_m: horizontalUncertainty(sample),
      u_vertical_m: grade === 'relative' ? null : sample.stdHeight,
      gimbal_pitch: sample.gimbalPitch,
      gimbal_roll: sample.gimbalRoll,
      gimbal_yaw: sample.gimbalYaw,
    };
  }

  const curves = [latitudes, longitudes, heights];
  return {
    start: Math.max(...curves.map(({ start }) => start), samples[0]?.time ?? Number.NEGATIVE_INFINITY),
    end: Math.min(...curves.map(({ end }) => end)),
    grade,
    update_hz,
    height_scatter_m: updateScatter(heightUpdates, cueIntervalOf(withHeight), 1 / update_hz),
    height_missed_m: cutCorners(heightUpdates, heights, 1 / update_hz),
    at,
  };
}
