export { discardUpload, removeUploadedFiles } from './discard';
export { liveUploads, sweepUploads } from './sweep';
