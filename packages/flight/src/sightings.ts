import type { UnitName } from '@papiscope/shared/contracts';
import type { LightPhotometry, LumaProfile } from '@papiscope/vision';

/** One unit in one frame; luma pixels and the light's photometry. */
export interface UnitSighting {
  readonly x: number;
  readonly y: number;
  readonly confidence: number;
  readonly photometry: LightPhotometry;
  readonly luma: LumaProfile | null;
}

/** One presented frame, numbered from 0; a unit that was not found is absent. This is what a segment hands to the fit. */
export interface FrameSightings {
  readonly frame: number;
  readonly timestamp: number;
  readonly units: Partial<Record<UnitName, UnitSighting>>;
}
