import type { HandlersOf } from '@papiscope/shared';
import type * as Inspect from './inspect';

/** The start of the process does not wait for what looks into videos. */
const load = (): typeof Inspect => module.require('./inspect') as typeof Inspect;

export const handlers: HandlersOf<'ingest'> = {
  'ingest-inspect': (run) => load().inspect(run),
};

/** Somebody waits for the first preview: what makes it is there by then. */
export function loadAhead(): void {
  load();
}
