import type { UnitName } from '@papiscope/shared/contracts';
import type { ColourSample, UnitObservations } from '@papiscope/measure';
import type { FrameSightings, UnitSighting } from './sightings';

/** The colour of one sighting as the fit takes it. */
export function colourSample(frame: FrameSightings, { y, photometry, luma }: UnitSighting): ColourSample {
  return {
    frame: frame.frame,
    time: frame.timestamp,
    green_red: photometry.greenRed,
    sigma: photometry.sigma,
    red: photometry.red,
    red_rings: photometry.redRings,
    luma_rings: luma?.rings ?? [],
    luma_ring_width: luma?.ringWidth ?? 1,
    background: photometry.background,
    saturated_fraction: photometry.saturatedFraction,
    row: y,
  };
}

/** All sightings by unit, in order of time. A frame counts as tracked for a unit when any unit was found in it. */
export function unitObservations(
  frames: readonly FrameSightings[],
  units: readonly UnitName[],
): UnitObservations[] {
  const tracked = frames.filter((frame) => Object.keys(frame.units).length > 0).length;
  return units.map((unit) => {
    const samples = frames.flatMap((frame) => {
      const seen = frame.units[unit];
      return seen === undefined ? [] : [colourSample(frame, seen)];
    });
    return { unit, samples, totals: { total: frames.length, tracked, visible: samples.length } };
  });
}
