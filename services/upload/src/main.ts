import { runWorker, serveWorkers } from '@papiscope/shared';
import { handlers, storageHandlers } from './handlers';

void serveWorkers('upload', [
  (context) => runWorker(context, 'upload', handlers),
  (context) => runWorker(context, 'storage', storageHandlers),
]);
