export type * from './types';
export { attachment, guessType } from './contentType';
export { createStores } from './createStores';
export { FileStore } from './file/fileStore';
export {
  checkKey,
  attemptOfKey,
  finalKey,
  folderOfKey,
  framesKey,
  manifestKey,
  originalPrefix,
  originalVideoKey,
  previewKey,
  reportKey,
  safeFileName,
  stillsKey,
  telemetryKey,
  videoKey,
  workKey,
  workPrefix,
} from './keys';
export { keep, type Kept } from './kept';
export { originalHash } from './originalHash';
export { parseRangeHeader, resolveRange } from './range';
export { removeSessionObjects, sumRemoved } from './removeSession';
export { needsOtherSettings } from './s3/faults';
export { finalPrefixes, sessionOfKey, sessionPrefixes, SESSION_ROOTS } from './sessionPrefixes';
export { expiryAfter, signUrl, verifyUrl } from './urlSignature';
export type { UrlToSign, UrlVerdict } from './urlSignature';
export { emptyWorkArea } from './workArea';
