const RAD = Math.PI / 180;

/** What decides how much of the frame the bar needs. `focal`: pixels; angles in degrees. */
export interface Framing {
  readonly focal: number;
  readonly distance: number;
  readonly climbSpeed: number;
  readonly pan: number;
  readonly shake: number;
  readonly zoom: number;
  /** Metres from the point the camera looks at to the farthest unit. */
  readonly reach: number;
}

/** Pixels. */
export interface Strip {
  readonly width: number;
  readonly height: number;
}

/** Room around the lights for their surroundings, pixels. */
const MARGIN = 40;
/** Three standard deviations of the simulated gimbal's drift at shake 1, degrees. */
const DRIFT = { yaw: 0.54, pitch: 0.45 };
/** The simulated gimbal holds the bar so far below the middle, degrees, and follows it so late, seconds. */
const HOLD = { below: 0.6, delay: 0.4 };

/**
 * The part of a camera's frame in which the bar moves: frames are small, but the lights have the size and spacing in pixels that they
 * have in the whole frame of a camera of that focal length.
 */
export function stripFor({ focal, distance, climbSpeed, pan, shake, zoom, reach }: Framing): Strip {
  const longest = focal * Math.max(1, zoom);
  const aside = longest * (reach / distance + RAD * (pan + DRIFT.yaw * shake)) + MARGIN;
  const behind = (HOLD.delay * climbSpeed) / distance;
  const upright = longest * (RAD * (HOLD.below + DRIFT.pitch * shake) + behind) + MARGIN;
  return { width: wholeBlocks(aside), height: wholeBlocks(upright) };
}

/** Twice a length, up to the next multiple of 16 pixels: whole blocks of every codec. */
function wholeBlocks(half: number): number {
  return 16 * Math.ceil((2 * half) / 16);
}
