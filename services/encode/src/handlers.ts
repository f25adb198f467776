import type { HandlersOf } from '@papiscope/shared';
import { encode } from './encode';

export const handlers: HandlersOf<'encode'> = { 'encode-videos': encode };
