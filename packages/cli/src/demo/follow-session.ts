import { setTimeout as delay } from 'node:timers/promises';
import { PapiscopeError, type SessionRecord, type SessionStatusAnswer } from '@papiscope/shared/contracts';
import type { ApiClient } from '../client';

const POLL_MS = 400;

/**
 * Polls a session until it is completed, confirming the lights that were found when it asks for it, as a client would.
 * `onStatus` hears every answer. Throws the session's own error.
 */
export async function followSession(
  client: ApiClient,
  sessionId: string,
  signal: AbortSignal,
  onStatus: (status: SessionStatusAnswer) => void = () => undefined,
): Promise<SessionRecord> {
  let confirmed = false;
  for (;;) {
    const status = await client.status(sessionId);
    onStatus(status);
    if (status.status === 'completed') return client.session(sessionId);
    if (status.status === 'error' || status.status === 'cancelled') {
      throw new PapiscopeError(status.error_code ?? 'internal', `Session ${sessionId}.`);
    }
    if (status.status === 'preview_ready' && !confirmed) {
      const { detected_lights } = await client.session(sessionId);
      if (detected_lights === null) throw new PapiscopeError('lights_not_found');
      await client.confirmLights(sessionId, detected_lights.lights);
      confirmed = true;
    }
    await delay(POLL_MS, undefined, { signal });
  }
}
