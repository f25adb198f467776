import { VIDEO_TYPES } from '../contracts';
import { workPrefix } from './keys';

/** Where the lasting objects of a session lie. */
export function finalPrefixes(sessionId: string): string[] {
  return [
    ...VIDEO_TYPES.map((type) => `videos/${type}/${sessionId}/`),
    `frames/${sessionId}/`,
    `previews/${sessionId}/`,
    `reports/${sessionId}/`,
  ];
}

/** Everything there is of a session, scratch included: what deleting the session deletes. */
export function sessionPrefixes(sessionId: string): string[] {
  return [...finalPrefixes(sessionId), workPrefix(sessionId)];
}
