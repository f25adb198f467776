import type { HandlersOf } from '@papiscope/shared';
import { hash } from './hash';
import { migrate } from './migrate';
import { publish } from './publish';
import { remove } from './remove';

export const handlers: HandlersOf<'upload'> = { 'upload-publish': publish };

/** Of the queue of chores, which must not keep sessions waiting. */
export const storageHandlers: HandlersOf<'storage'> = {
  'storage-hash': hash,
  'storage-remove': remove,
  'storage-migrate': migrate,
};
