import { serveQueue } from '@papiscope/shared';
import { handlers } from './handlers';

void serveQueue('ingest', handlers);
