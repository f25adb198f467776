import type { Child } from './child';

/** Writes to a process's standard input as fast as it reads; ends early, and well, when the process takes no more. */
export async function feed(child: Child, source: AsyncIterable<Uint8Array> | undefined): Promise<void> {
  const { stdin } = child;
  if (source === undefined || stdin === null) return;
  let closed = false;
  stdin.on('error', () => (closed = true));
  stdin.on('close', () => (closed = true));
  for await (const chunk of source) {
    if (closed) break;
    if (!stdin.write(chunk)) {
      await new Promise<void>((resolve) => {
        const proceed = (): void => {
          for (const event of ['drain', 'close', 'error']) stdin.off(event, proceed);
          resolve();
        };
        for (const event of ['drain', 'close', 'error']) stdin.once(event, proceed);
      });
    }
  }
  stdin.end();
}
