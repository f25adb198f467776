/** Reads presentation times from showinfo's lines: whole time base units, so nothing is lost to rounded decimals. */
export class StampReader {
  private numerator = 0;
  private denominator = 0;

  constructor(private readonly onStamp: (seconds: number) => void) {}

  /** Takes a line of standard error; says whether it was showinfo's. */
  line(text: string): boolean {
    if (!text.includes('showinfo')) return false;
    const base = /config in time_base: (\d+)\/(\d+)/.exec(text);
    if (base !== null) {
      this.numerator = Number(base[1]);
      this.denominator = Number(base[2]);
      return true;
    }
    const stamp = /\bn:\s*\d+ pts:\s*(-?\d+|NOPTS)/.exec(text);
    if (stamp !== null) this.onStamp((Number(stamp[1]) * this.numerator) / this.denominator);
    return true;
  }
}
