import type { TelemetrySample } from './types';

/** Exposures within this part of each other are one. */
const SAME = 0.01;
/** An exposure that lasts shorter than this is on the way to another one, seconds. */
const LEAST_S = 0.4;
/** Exposures farther apart in time than this are not compared: the lights have changed, too. Seconds. */
const LONGEST_WAY_S = 1;
/** Changes by less than this (ln) tell nothing that the telemetry's rounding does not hide. */
const LEAST_CHANGE = 0.15;

/** Seconds on the telemetry's clock. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A camera that kept one exposure, and then another one, at the same aperture; as its telemetry says. */
export interface ExposureChange {
  readonly before: Stretch;
  readonly after: Stretch;
  /** ln of the exposure after over that before. */
  readonly ln: number;
}

interface Kept extends Stretch {
  readonly exposure: number;
  readonly fNumber: number | null;
}

/** The changes of the exposure that a telemetry tells of; none where it does not name exposure time and ISO. */
export function exposureChanges(samples: readonly TelemetrySample[]): ExposureChange[] {
  const kept = keptExposures(samples).filter(({ from, to }) => to - from >= LEAST_S);
  return kept.slice(1).flatMap((after, i) => {
    const before = kept[i];
    if (!before || before.fNumber !== after.fNumber || after.from - before.to > LONGEST_WAY_S) return [];
    const ln = Math.log(after.exposure / before.exposure);
    return Math.abs(ln) < LEAST_CHANGE ? [] : [{ before: stretch(before), after: stretch(after), ln }];
  });
}

function stretch({ from, to }: Stretch): Stretch {
  return { from, to };
}

/** Stretches of one exposure and one aperture each, in the order of time. */
function keptExposures(samples: readonly TelemetrySample[]): Kept[] {
  const kept: Kept[] = [];
  for (const { time, exposure, fNumber } of samples) {
    if (exposure === null) continue;
    const last = kept.at(-1);
    const goesOn = last?.fNumber === fNumber && Math.abs(Math.log(exposure / last.exposure)) < SAME;
    if (goesOn) kept[kept.length - 1] = { ...last, to: time };
    else kept.push({ from: time, to: time, exposure, fNumber });
  }
  return kept;
}
