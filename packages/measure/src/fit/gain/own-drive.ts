import { median } from '../../robust';
import { aboutLevels, aboutLines, CLIP, meanOf } from './about-groups';
import { beatOfFrames, phaseOfFrames, type Moment } from './beat';
import { ownGains, type GainOf } from './common-gain';
import { shownBy, type Shown, type SteadyFlux } from './steady-flux';
import type { Candidate } from './turnings';
import { waveformOf, type OwnGain } from './waveform';

const { max, min, sqrt } = Math;

/** A light that varies by no more than this (ln) beyond its noise is steady. */
const STEADY = 0.1;
/**
 * Lights of which the others explain this part frame by frame do what they do: lamps of one drive 0.94 and more where the beat is deep, lamps with
 * drives of their own 0.8 at most.
 */
const ALIKE = 0.85;
/** By this part more of what a light does its own beat must explain. */
const BETTER = 0.1;
/** Light that varies by more than this (ln), of which the others explain no more than a part, does not follow them, whatever it does. */
const UNSTEADY = 0.3;
const HARDLY = 0.3;
/** Frames in which both a light and others stand still. */
const LEAST_FRAMES = 60;
/** Passing over levels and waveform again while they settle. */
const ROUNDS = 4;

/**
 * The gain of the lights whose lamps have drives of their own, null for those that follow the others and for steady ones. Units with power
 * supplies of their own are dimmed at the same rate, but not at the same moment, and what the others do says nothing of them. Such a light tells
 * by itself what its drive makes of it at each phase: it counts where that explains more of what the light does than the others do, frame by frame
 * or by the phases of their beat. A light that neither the others nor a beat explain, or that has no others, has a gain that is not known from frame to frame.
 * `moments`: of all frames.
 */
export function ownDrives(
  lights: readonly SteadyFlux[],
  moments: ReadonlyMap<number, Moment>,
): readonly (GainOf | null)[] {
  const shown = lights.map(shownBy);
  const drives = new Map<number, GainOf>();
  for (;;) {
    const together = lights.filter((_, i) => !drives.has(i));
    const apart = shown.flatMap((light, i): [number, GainOf][] => {
      const others = together.filter((other) => other !== lights[i]);
      const drive = drives.has(i) ? null : ownDrive(light, ownGains(others, true, false), moments);
      return drive ? [[i, drive]] : [];
    });
    if (apart.length === 0) return lights.map((_, i) => drives.get(i) ?? null);
    for (const [i, drive] of apart) drives.set(i, drive);
  }
}

/** The drive of a light that does not do what others do, as their gains show it; null where it does. */
function ownDrive(
  shown: readonly Shown[],
  others: ReadonlyMap<number, OwnGain>,
  moments: ReadonlyMap<number, Moment>,
): GainOf | null {
  const spread = varianceAbout(shown, aboutLevels);
  if (!(spread > STEADY ** 2)) return null;
  const frameByFrame = explainedBy(others, shown);
  if (frameByFrame > ALIKE) return null;
  const shared = max(frameByFrame, explainedBy(byPhase(others, moments), shown));
  const beat = beatOf(shown, moments);
  if (beat && beat.explained > shared + BETTER) return drivenBy(beat, shown, moments, spread);
  const isUnsteady = others.size === 0 || varianceAbout(shown, aboutLines) > UNSTEADY ** 2;
  return shared < HARDLY && isUnsteady ? () => ({ ln: 0, u: sqrt(spread) }) : null;
}

/** What the phases of their beat make of the gains of others: where a beat is shallow, less noise than they have frame by frame. */
function byPhase(
  gains: ReadonlyMap<number, OwnGain>,
  moments: ReadonlyMap<number, Moment>,
): ReadonlyMap<number, OwnGain> {
  const beat = beatOfFrames(
    [...gains].map(([frame, { ln }]) => [frame, ln] as const),
    moments,
  );
  if (beat === null) return gains;
  const lns = [...gains.values()].map(({ ln }) => ln);
  const middle = median(lns);
  const spread = meanOf(lns, (ln) => (ln - middle) ** 2);
  const gain = waveformOf(gains, phaseOfFrames(beat, moments), spread);
  return new Map([...gains.keys()].map((frame) => [frame, gain(frame)]));
}

/** The part of the variance of a light that the gains of others explain; 0 where it hardly stands still when they do. */
function explainedBy(gains: ReadonlyMap<number, OwnGain>, shown: readonly Shown[]): number {
  const both = shown.flatMap((s) => {
    const gain = gains.get(s.frame);
    return gain ? [{ ...s, gain }] : [];
  });
  if (both.length < LEAST_FRAMES) return 0;
  const own = aboutLevels(both, (s) => s.ln);
  const common = aboutLevels(both, (s) => s.gain.ln);
  const along = max(
    0,
    meanOf(own, (y, i) => y * at(common, i)),
  );
  return along ** 2 / (meanOf(common, (x) => x * x) * meanOf(own, (y) => y * y));
}

/** Variance of what a light does about the levels of its groups, or about lines through them, beyond its noise. */
function varianceAbout(
  shown: readonly Shown[],
  aboutGroups: (points: readonly Shown[], value: (point: Shown) => number) => number[],
): number {
  const about = aboutGroups(shown, (s) => s.ln);
  return meanOf(shown, (s, i) => at(about, i) ** 2 - min(CLIP ** 2, s.relative));
}

function beatOf(shown: readonly Shown[], moments: ReadonlyMap<number, Moment>): Candidate | null {
  const about = aboutLevels(shown, (s) => s.ln);
  return beatOfFrames(
    shown.map(({ frame }, i) => [frame, at(about, i)] as const),
    moments,
  );
}

/** What the phases of its own drive make of a light. */
function drivenBy(
  beat: Candidate,
  shown: readonly Shown[],
  moments: ReadonlyMap<number, Moment>,
  spread: number,
): GainOf {
  const phase = phaseOfFrames(beat, moments);
  let gain: (frame: number) => OwnGain = () => ({ ln: 0, variance: spread });
  for (let round = 0; round < ROUNDS; round++) {
    const before = gain;
    const left = aboutLevels(shown, (s) => s.ln - before(s.frame).ln);
    const own = shown.map((s, i) => ({
      frame: s.frame,
      ln: at(left, i) + before(s.frame).ln,
      variance: s.relative,
    }));
    gain = waveformOf(new Map(own.map((s) => [s.frame, s])), phase, spread);
  }
  return (frame) => {
    const { ln, variance: rest } = gain(frame);
    return { ln, u: sqrt(rest) };
  };
}

function at(values: readonly number[], i: number): number {
  return values[i] as number;
}
