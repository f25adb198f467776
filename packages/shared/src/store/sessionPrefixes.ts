import { VIDEO_TYPES } from '../contracts';
import { workPrefix } from './keys';

/** Where the lasting objects of a session lie. */
export function finalPrefixes(sessionId: string): string[] {
  return [
    ...VIDEO_TYPES.map((type) => `videos/${type}/${sessionId}/`),
    `frames/${sessionId}/`,
    `previews/${sessionId}/`,
    `stills/${sessionId}/`,
    `reports/${sessionId}/`,
  ];
}

/** Everything there is of a session, scratch included: what deleting the session deletes. */
export function sessionPrefixes(sessionId: string): string[] {
  return [...finalPrefixes(sessionId), workPrefix(sessionId)];
}

/** Where the objects of all sessions lie. */
export const SESSION_ROOTS = ['frames/', 'previews/', 'reports/', 'stills/', 'videos/', 'work/'] as const;

const OF_SESSION =
  /^(?:videos\/[^/]+|frames|previews|reports|stills|work)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//;

/** The session an object belongs to by its key; null for what lies elsewhere. */
export function sessionOfKey(key: string): string | null {
  return OF_SESSION.exec(key)?.[1] ?? null;
}
