import { compileLater } from '@papiscope/flight/compile-later';
import { serveQueue } from '@papiscope/shared';
import { handlers } from './handlers';

compileLater();
void serveQueue('analysis', handlers);
