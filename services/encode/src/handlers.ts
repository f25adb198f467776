import type { HandlersOf } from '@papiscope/shared';
import type * as Encode from './encode';

/** What plans and makes videos is loaded with the first of them: the start of the process does not wait for it. */
export const handlers: HandlersOf<'encode'> = {
  'encode-videos': (run) => (module.require('./encode') as typeof Encode).encode(run),
};
