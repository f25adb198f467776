import { PapiscopeError } from '../contracts';

/**
 * A queue's client may wait for ever for a server that is gone; nobody who uses it may.
 * @param limit milliseconds
 * @throws queue_unavailable
 */
export async function bounded<T>(what: string, limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new PapiscopeError('queue_unavailable', `No answer to "${what}".`)),
      limit,
    );
  });
  try {
    return await Promise.race([work, late]);
  } catch (cause) {
    if (cause instanceof PapiscopeError) throw cause;
    throw new PapiscopeError('queue_unavailable', `"${what}" failed.`, { cause });
  } finally {
    clearTimeout(timer);
  }
}
