import { serveQueue } from '@papiscope/shared';
import { handlers } from './handlers';

void serveQueue('encode', handlers);
