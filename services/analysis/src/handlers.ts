import type { HandlersOf } from '@papiscope/shared';
import type * as Fit from './fit';
import type * as Segment from './segment';

/** What measures and fits is loaded with the first job: the start of the process does not wait for it. */
export const handlers: HandlersOf<'analysis'> = {
  'analysis-segment': (run) => (module.require('./segment') as typeof Segment).measureSegment(run),
  'analysis-fit': (run) => (module.require('./fit') as typeof Fit).fit(run),
};
