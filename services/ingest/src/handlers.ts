import type { HandlersOf } from '@papiscope/shared';
import type * as Inspect from './inspect';

/** What looks into videos is loaded with the first of them: the start of the process does not wait for it. */
export const handlers: HandlersOf<'ingest'> = {
  'ingest-inspect': (run) => (module.require('./inspect') as typeof Inspect).inspect(run),
};
