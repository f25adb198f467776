export type * from './types';
export { attachment, guessType } from './contentType';
export { FileStore } from './file/fileStore';
export {
  checkKey,
  framesKey,
  originalVideoKey,
  previewKey,
  reportKey,
  safeFileName,
  telemetryKey,
  videoKey,
  workKey,
  workPrefix,
} from './keys';
export { parseRangeHeader, resolveRange } from './range';
export { finalPrefixes, sessionPrefixes } from './sessionPrefixes';
export { expiryAfter, signUrl, verifyUrl } from './urlSignature';
export type { UrlToSign, UrlVerdict } from './urlSignature';
