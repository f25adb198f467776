import { serveQueue } from '@papiscope/shared';
import { handlers, loadAhead } from './handlers';

void serveQueue('ingest', handlers, loadAhead);
