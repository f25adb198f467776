import { at } from '@papiscope/shared/linear-algebra';
import { median } from '../../robust';

/** How the light of one colour follows the common gain: ln F = ln L + slope · x + curve · x², x = ln of the gain. */
export interface Response {
  readonly slope: number;
  readonly curve: number;
}

/** One steady frame: x and ln F, the group that shares one level, and the weight (1 / variance of ln F). */
export interface ResponsePoint {
  readonly x: number;
  readonly ln: number;
  readonly group: number;
  readonly weight: number;
}

export const PLAIN: Response = { slope: 1, curve: 0 };

/** In linear light all follow the gain alike; the camera's own curve and its encoder make this much of a difference, standard deviation. */
const PRIOR = { slope: 0.2, curve: 0.1 };
/** Neighbouring frames are wrong together: so many count as one. */
const HELD_TOGETHER = 8;
const ROUNDS = 4;
/** Fewer points of one level say nothing of a response. */
const LEAST_POINTS = 6;
/** Huber's bound, standard deviations. */
const HUBER = 1.5;
/** The gains within which it bends, ln; beyond it goes on straight. */
const LEAST = -2.5;
const MOST = 1;
/** A brighter lamp is never seen darker. */
const FLATTEST = 0.3;

/** ln of the flux over that at the usual gain. */
export function respond(response: Response, x: number): number {
  const { slope, curve } = response;
  const within = bending(response, x);
  return slope * within + curve * within ** 2 + (x - within) * slopeAt(response, x);
}

/** Slope of {@link respond}. */
export function slopeAt(response: Response, x: number): number {
  return response.slope + 2 * response.curve * bending(response, x);
}

/** The gain nearest to `x` at which a response still bends. */
function bending({ slope, curve }: Response, x: number): number {
  const flat = (FLATTEST - slope) / (2 * curve);
  const least = curve > 0 ? Math.max(LEAST, flat) : LEAST;
  const most = curve < 0 ? Math.min(MOST, flat) : MOST;
  return Math.max(least, Math.min(most, x));
}

/** The likeliest response, by robust least squares with one free level for each group, drawn towards that of linear light. */
export function responseOf(points: readonly ResponsePoint[]): Response {
  return fitResponse(byGroup(points).filter((group) => group.length >= LEAST_POINTS));
}

export function byGroup(points: readonly ResponsePoint[]): ResponsePoint[][] {
  const groups = new Map<number, ResponsePoint[]>();
  for (const point of points) {
    const group = groups.get(point.group) ?? [];
    groups.set(point.group, group);
    group.push(point);
  }
  return [...groups.values()];
}

function fitResponse(groups: readonly (readonly ResponsePoint[])[]): Response {
  let response = PLAIN;
  let levels = groups.map((g) => median(g.map((p) => p.ln - p.x)));
  for (let round = 0; round < ROUNDS; round++) {
    let [a11, a12, a22] = [PRIOR.slope ** -2, 0, PRIOR.curve ** -2];
    let [b1, b2] = [0, 0];
    for (const [i, group] of groups.entries()) {
      const weights = weightsOf(group, levels[i] ?? 0, response);
      const [w, x, xx, y] = meansOf(group, weights);
      if (!(w > 0)) continue;
      for (const [k, p] of group.entries()) {
        const weight = at(weights, k);
        const [dx, dxx] = [p.x - x, p.x * p.x - xx];
        const rest = p.ln - p.x - y;
        a11 += weight * dx * dx;
        a12 += weight * dx * dxx;
        a22 += weight * dxx * dxx;
        b1 += weight * dx * rest;
        b2 += weight * dxx * rest;
      }
    }
    const det = a11 * a22 - a12 * a12;
    response = { slope: 1 + (a22 * b1 - a12 * b2) / det, curve: (a11 * b2 - a12 * b1) / det };
    levels = groups.map((g) => median(g.map((p) => p.ln - respond(response, p.x))));
  }
  return response;
}

/** Weights of the points of one group: robust, and those of neighbouring frames together. */
function weightsOf(group: readonly ResponsePoint[], level: number, response: Response): Float64Array {
  return Float64Array.from(group, (p) => {
    const off = Math.abs(p.ln - level - respond(response, p.x)) * Math.sqrt(p.weight);
    return (p.weight / HELD_TOGETHER) * Math.min(1, HUBER / off);
  });
}

/** Sum of the weights, means of x, x² and ln F − x. */
function meansOf(group: readonly ResponsePoint[], weights: Float64Array): [number, number, number, number] {
  let [w, x, xx, y] = [0, 0, 0, 0];
  for (const [k, p] of group.entries()) {
    const weight = at(weights, k);
    w += weight;
    x += weight * p.x;
    xx += weight * p.x * p.x;
    y += weight * (p.ln - p.x);
  }
  return [w, x / w, xx / w, y / w];
}
