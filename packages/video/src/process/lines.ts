/** Cuts a byte stream into lines; carriage returns end a line as well. */
export class LineSplitter {
  private rest = '';

  constructor(private readonly onLine: (line: string) => void) {}

  push(chunk: Buffer): void {
    const parts = (this.rest + chunk.toString('latin1')).split(/\r\n|[\r\n]/);
    this.rest = parts.pop() ?? '';
    for (const part of parts) this.onLine(part);
  }

  end(): void {
    if (this.rest !== '') this.onLine(this.rest);
    this.rest = '';
  }
}
