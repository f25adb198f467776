export interface Progress {
  /** Bytes. */
  readonly sent: number;
  readonly total: number;
  /** Bytes a second of the last seconds; null while too little is known. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

/** Milliseconds over which the speed is taken. */
const WINDOW = 10_000;

/** How fast an upload goes. */
export class Pace {
  private readonly points: { readonly sent: number; readonly at: number }[] = [];

  constructor(private readonly total: number) {}

  /** `sent` bytes of the whole at the time `at`, milliseconds. */
  add(sent: number, at: number): Progress {
    this.points.push({ sent, at });
    while (this.points.length > 2 && at - (this.points[0]?.at ?? at) > WINDOW) this.points.shift();
    const [first] = this.points;
    const seconds = first === undefined ? 0 : (at - first.at) / 1000;
    const perSecond = first === undefined || seconds < 0.5 ? null : (sent - first.sent) / seconds;
    const secondsLeft = perSecond === null || perSecond <= 0 ? null : (this.total - sent) / perSecond;
    return { sent, total: this.total, perSecond, secondsLeft };
  }
}
