import type { HandlersOf } from '@papiscope/shared';
import { fit } from './fit';
import { measureSegment } from './segment';

export const handlers: HandlersOf<'analysis'> = { 'analysis-segment': measureSegment, 'analysis-fit': fit };
