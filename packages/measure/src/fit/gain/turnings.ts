const { cos, floor, PI, sin } = Math;

/** Turns of the lamps' drive per second and per row, as the frames meet them: a 240 Hz drive seen 30 times a second may seem to turn slowly. */
export interface Beat {
  readonly perSecond: number;
  readonly perRow: number;
}

/** Values of frames, in order of time; their means taken away. */
export interface Points {
  readonly time: Float64Array;
  readonly row: Float64Array;
  readonly value: Float64Array;
}

/** `explained`: part of the variance of the gains. */
export interface Candidate extends Beat {
  readonly explained: number;
}

/** `span`: seconds within which one phase is asked for; without it over the whole flight. */
export interface Search {
  readonly speeds: readonly number[];
  readonly rows: readonly number[];
  readonly span?: number;
  readonly harmonics?: readonly number[];
}

/** How much of the variance each turning of the grid of speeds and rows explains. */
export function candidates(
  points: Points,
  { speeds, rows, span = Infinity, harmonics = [1] }: Search,
): Candidate[] {
  const all = points.value.reduce((sum, v) => sum + v * v, 0);
  return rows.flatMap((perRow) => {
    const powers = harmonics.map((h) =>
      powersOf(
        points,
        speeds.map((speed) => h * speed),
        h * perRow,
        span,
      ),
    );
    return speeds.map((perSecond, i) => ({
      perSecond,
      perRow,
      explained: powers.reduce((sum, power) => sum + (2 * (power[i] ?? 0)) / all, 0),
    }));
  });
}

/** What a sine of each of the evenly spaced speeds, with a phase of its own for each span of time, explains of the sum of squares, halved. */
function powersOf(
  { time, row, value }: Points,
  speeds: readonly number[],
  perRow: number,
  span: number,
): number[] {
  const [from, step] = [speeds[0] ?? 0, (speeds[1] ?? 0) - (speeds[0] ?? 0)];
  const turn = time.map((t, i) => 2 * PI * (from * t + perRow * at(row, i)));
  const c = turn.map((angle, i) => at(value, i) * cos(angle));
  const s = turn.map((angle, i) => at(value, i) * sin(angle));
  const [stepC, stepS] = [time.map((t) => cos(2 * PI * step * t)), time.map((t) => sin(2 * PI * step * t))];
  const ends = [...time.keys()].filter(
    (i) => i + 1 === time.length || spanOf(time, i, span) !== spanOf(time, i + 1, span),
  );
  return speeds.map(() => {
    let power = 0;
    let start = 0;
    // the innermost loop of the search: arrays made in it cost more than the sums
    for (const end of ends) {
      let sumC = 0;
      let sumS = 0;
      for (let i = start; i <= end; i++) {
        const x = at(c, i);
        const y = at(s, i);
        const dx = at(stepC, i);
        const dy = at(stepS, i);
        sumC += x;
        sumS += y;
        c[i] = x * dx - y * dy;
        s[i] = x * dy + y * dx;
      }
      power += (sumC * sumC + sumS * sumS) / (end + 1 - start);
      start = end + 1;
    }
    return power;
  });
}

/** Number of the span in which a frame lies. */
export function spanOf(time: ArrayLike<number>, i: number, span: number): number {
  return floor(((time[i] ?? 0) - (time[0] ?? 0)) / span);
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}
