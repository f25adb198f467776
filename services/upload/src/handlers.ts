import type { HandlersOf } from '@papiscope/shared';
import { publish } from './publish';

export const handlers: HandlersOf<'upload'> = { 'upload-publish': publish };
