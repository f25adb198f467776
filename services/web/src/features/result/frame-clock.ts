/** The middle of the frame that is `steps` frames from the one shown at `time`; seconds. */
export function stepped(time: number, steps: number, rate: number): number {
  return Math.max(0, (Math.floor(time * rate + 1e-6) + steps + 0.5) / rate);
}

/** Number of the frame shown at `time`, counted from 0. */
export function frameAt(time: number, rate: number): number {
  return Math.floor(time * rate + 1e-6);
}
