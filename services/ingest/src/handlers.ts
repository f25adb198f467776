import type { HandlersOf } from '@papiscope/shared';
import { inspect } from './inspect';

export const handlers: HandlersOf<'ingest'> = { 'ingest-inspect': inspect };
