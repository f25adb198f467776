import { PapiscopeError } from '../contracts';
import { within } from './within';

/**
 * A queue's client may wait for ever for a server that is gone; nobody who uses it may.
 * @param limit milliseconds
 * @throws queue_unavailable
 */
export async function bounded<T>(what: string, limit: number, work: Promise<T>): Promise<T> {
  try {
    return await within(
      limit,
      work,
      () => new PapiscopeError('queue_unavailable', `No answer to "${what}".`),
    );
  } catch (cause) {
    if (cause instanceof PapiscopeError) throw cause;
    throw new PapiscopeError('queue_unavailable', `"${what}" failed.`, { cause });
  }
}
