import { PapiscopeError } from '../contracts';
import type { VideoType } from '../contracts';

/** First segment the stores keep for themselves. */
export const RESERVED_SEGMENT = '.papiscope';

/** Where an S3 store keeps the bytes of writes that are not finished. */
export const INCOMING_PREFIX = `${RESERVED_SEGMENT}/incoming/`;

const MAX_KEY_BYTES = 1024;
const MAX_SEGMENT_BYTES = 240;
const MAX_NAME_LENGTH = 120;

function segmentFault(segment: string, index: number): string | undefined {
  if (segment === '') return 'has an empty part';
  if (segment === '.' || segment === '..') return 'points to another folder';
  if (index === 0 && segment === RESERVED_SEGMENT) return 'uses a reserved name';
  if (Buffer.byteLength(segment) > MAX_SEGMENT_BYTES) return 'has a part that is too long';
  return undefined;
}

function keyFault(key: string, segments: readonly string[]): string | undefined {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) return 'is too long';
  if (/[\p{Cc}\p{Cs}\\]/u.test(key)) return 'holds a control character, half a character, or a backslash';
  return segments.map(segmentFault).find((fault) => fault !== undefined);
}

function refuse(key: string, fault: string | undefined): void {
  if (fault !== undefined)
    throw new PapiscopeError('validation_failed', `The key ${JSON.stringify(key)} ${fault}.`);
}

/** Throws `validation_failed` for a key that could leave its folder, or that not every kind of store can hold. */
export function checkKey(key: string): void {
  refuse(key, keyFault(key, key.split('/')));
}

/** Like `checkKey`, for the beginning of a key: empty, and ending anywhere. */
export function checkPrefix(prefix: string): void {
  refuse(prefix, keyFault(prefix, prefix.split('/').slice(0, -1)));
}

/**
 * A file name as clients give it, made safe for keys, URLs and command lines: the last path part, accents taken off,
 * anything but letters, digits, `.`, `-` and `_` replaced; at most 120 characters, its extension kept.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const ascii = last
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/\.{2,}/g, '.');
  const dot = ascii.lastIndexOf('.');
  const extension = dot > 0 ? ascii.slice(dot).slice(0, 12) : '';
  const stem = (dot > 0 ? ascii.slice(0, dot) : ascii)
    .replace(/^[._-]+/, '')
    .slice(0, MAX_NAME_LENGTH - extension.length);
  const safe = `${stem || 'file'}${extension}`;
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(safe) ? `file_${safe}` : safe;
}

/** What was uploaded of a session. */
export function originalPrefix(sessionId: string): string {
  return `videos/original/${sessionId}/`;
}

export function originalVideoKey(sessionId: string, fileName: string): string {
  return originalPrefix(sessionId) + safeFileName(fileName);
}

/** Beside the video, as the drone writes it. */
export function telemetryKey(sessionId: string, fileName: string): string {
  return originalPrefix(sessionId) + safeFileName(fileName);
}

export function videoKey(sessionId: string, type: Exclude<VideoType, 'original'>): string {
  return `videos/${type}/${sessionId}/${type}.mp4`;
}

export function framesKey(sessionId: string): string {
  return `frames/${sessionId}/measurements.json.gz`;
}

export function previewKey(sessionId: string): string {
  return `previews/${sessionId}/preview.jpg`;
}

/** A picture of the units' stills, or the list of them. */
export function stillsKey(sessionId: string, fileName: string): string {
  return `stills/${sessionId}/${fileName}`;
}

export function reportKey(sessionId: string, extension: string): string {
  return `reports/${sessionId}/report.${extension}`;
}

/** What vouches for the measurement, beside its reports. */
export function manifestKey(sessionId: string): string {
  return `reports/${sessionId}/manifest.json`;
}

/**
 * Where a file is published under `key`: there, unless the session has a published result, which must stay readable until the new one is
 * complete; then beside it in a folder of the attempt.
 */
export function finalKey(
  key: string,
  {
    frame_measurements_s3_key: published,
    attempt,
  }: { frame_measurements_s3_key: string | null; attempt: number },
): string {
  if (published === null) return key;
  const slash = key.lastIndexOf('/');
  return `${key.slice(0, slash)}/a${attempt}${key.slice(slash)}`;
}

/** The key up to its last slash, with it. */
export function folderOfKey(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/** The attempt whose folder a published file lies in; null for one in no such folder. */
export function attemptOfKey(key: string): number | null {
  const folder = /\/a(\d+)\/[^/]+$/.exec(key)?.[1];
  return folder === undefined ? null : Number(folder);
}

/** Scratch that stages hand to each other; gone once the session is complete. */
export function workKey(sessionId: string, stage: string, ...parts: string[]): string {
  return [workPrefix(sessionId) + stage, ...parts].join('/');
}

export function workPrefix(sessionId: string): string {
  return `work/${sessionId}/`;
}
