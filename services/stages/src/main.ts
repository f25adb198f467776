import { handlers as encode } from '@papiscope/encode';
import { handlers as ingest, loadAhead } from '@papiscope/ingest';
import { runWorker, serveWorkers } from '@papiscope/shared';
import { handlers as upload, storageHandlers as storage } from '@papiscope/upload';

// Stages that leave the heavy work to ffmpeg: where all run on one machine, one process starts sooner and holds less than three.
void serveWorkers(
  'stages',
  [
    (context) => runWorker(context, 'ingest', ingest),
    (context) => runWorker(context, 'encode', encode),
    (context) => runWorker(context, 'upload', upload),
    (context) => runWorker(context, 'storage', storage),
  ],
  loadAhead,
);
