import type { UnitName } from '@papiscope/shared/contracts';
import { UNIT_NAMES } from '@papiscope/shared/contracts';
import { createSiteFrame, type SiteFrame } from '../geodesy/site-frame';
import type { Geodetic, Vector } from '../geodesy/wgs84';
import type { Simulation } from '../options';

/** Metres between neighbouring units, from the runway's centre line to the innermost one, and from the ground to the lens. */
const SPACING = 9;
const INNER_OFFSET = 37.5;
const LENS_HEIGHT = 0.55;

/** ICAO Annex 14, figures 5-20 and 5-21, for a 3° approach: outer to inner unit, degrees. */
const SETTINGS: Record<Simulation['kind'], readonly number[]> = {
  papi: [2.5, 2 + 50 / 60, 3 + 10 / 60, 3.5],
  apapi: [2.75, 3.25],
};

/** A light unit as it stands beside the runway. `local`: site frame of the installation. */
export interface InstalledUnit {
  readonly name: UnitName;
  readonly nominal: number;
  readonly local: Vector;
  readonly position: Geodetic;
}

/** The PAPI and its surroundings. The site frame's origin is the runway's centre line beside the bar, on the ground. */
export interface Installation {
  readonly frame: SiteFrame;
  readonly units: readonly InstalledUnit[];
  /** Lateral place of the middle of the bar nearest the approach's left, metres right of the centre line. */
  readonly barCentre: number;
  readonly lensHeight: number;
  readonly threshold: Geodetic;
  readonly touchPoint: Geodetic;
}

/** Unit A is the one farthest from the runway, with the lowest angle; the right-hand side of a two-sided PAPI has E to H likewise. */
export function installUnits(options: Simulation): Installation {
  const { latitude, longitude, elevation } = options;
  const frame = createSiteFrame({ latitude, longitude, height: elevation }, options.heading);
  const angles = options.nominalAngles ?? SETTINGS[options.kind];
  const sides = options.sides === 'both' ? (['left', 'right'] as const) : [options.sides];
  const units = sides.flatMap((side, s) =>
    angles.map((nominal, i): InstalledUnit => {
      const outward = INNER_OFFSET + SPACING * (angles.length - 1 - i);
      const local: Vector = [side === 'left' ? -outward : outward, 0, LENS_HEIGHT + 0.03 * Math.sin(i * 2.3)];
      const name = UNIT_NAMES[s * angles.length + i] ?? 'PAPI_A';
      return { name, nominal, local, position: frame.toGeodetic(local) };
    }),
  );
  const centre = INNER_OFFSET + (SPACING * (angles.length - 1)) / 2;
  return {
    frame,
    units,
    barCentre: options.sides === 'both' ? 0 : options.sides === 'left' ? -centre : centre,
    lensHeight: LENS_HEIGHT,
    threshold: frame.toGeodetic([0, -300, 0]),
    touchPoint: frame.toGeodetic([0, 0, 0]),
  };
}
