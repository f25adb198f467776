import type { GainOf } from './common-gain';
import { isWhite, noiseOf, TWINKLE, type SteadyFlux } from './steady-flux';
import { byGroup, PLAIN, respond, responseOf, type Response, type ResponsePoint } from './response';
import { median } from '../../robust';

/** What is wrong with ln of a flux, as a part of the distance of ln of the gain from the usual, at least and at most. */
const LEAST_WRONG = 0.1;
const MOST_WRONG = 0.35;
/** It shows in frames whose gain is so far from the usual, ln, if there are enough of them. */
const FAR = 0.4;
const LEAST_FAR = 12;
/** What is wrong with one dim frame is wrong with its neighbours too: it counts so many times. */
const HELD_TOGETHER = 2;
/** Standard deviation over median absolute deviation, normal distribution. */
const NORMAL = 1.4826;

/** How the light of each colour of a unit follows the common gain. */
export interface ColourResponses {
  readonly red: Response;
  readonly white: Response;
  /** What is wrong with ln of a flux, as a part of the distance of ln of the gain from the usual: the same for many frames, unlike noise. */
  readonly wrong: number;
}

/** Of lamps that are not pulsed: their gain says too little of it. */
export const STEADY: ColourResponses = { red: PLAIN, white: PLAIN, wrong: MOST_WRONG };

/** Told by the frames in which the colour of a light stood still, its flux freed from `ground`. */
export function responsesTo(
  gain: GainOf,
  { frames, flux, group: groups }: SteadyFlux,
  ground: number,
): ColourResponses {
  const freed = flux.map((value) => value - ground);
  const noise = noiseOf(freed, groups);
  const points = frames.flatMap((frame, i): ResponsePoint[] => {
    const value = freed[i] ?? Number.NaN;
    if (!(value > 0)) return [];
    const { ln: x, u } = gain(frame);
    const weight = 1 / (u ** 2 + TWINKLE ** 2 + (noise / value) ** 2);
    return [{ x, ln: Math.log(value), group: groups[i] ?? 0, weight }];
  });
  const red = responseOf(points.filter((p) => !isWhite(p.group)));
  const white = responseOf(points.filter((p) => isWhite(p.group)));
  return { red, white, wrong: wrongOf(points, (p) => respond(isWhite(p.group) ? white : red, p.x)) };
}

/** What is left over of steady light far from the usual gain, beyond what is left over near it, as a part of ln of the gain. */
function wrongOf(points: readonly ResponsePoint[], expected: (p: ResponsePoint) => number): number {
  const left = byGroup(points).flatMap((members) => {
    const level = median(members.map((p) => p.ln - expected(p)));
    return members.map((p) => ({ x: Math.abs(p.x), off: Math.abs(p.ln - expected(p) - level) }));
  });
  const far = left.filter(({ x }) => x > FAR);
  if (far.length < LEAST_FAR) return MOST_WRONG;
  const near = median(left.filter(({ x }) => x <= FAR / 2).map(({ off }) => off)) || 0;
  const excess = NORMAL * Math.sqrt(Math.max(0, median(far.map(({ off }) => off)) ** 2 - near ** 2));
  const wrong = (HELD_TOGETHER * excess) / median(far.map(({ x }) => x));
  return Math.max(LEAST_WRONG, Math.min(MOST_WRONG, wrong));
}
