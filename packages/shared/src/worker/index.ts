export type { ChoreRun, Handler, HandlersOf, JobRun } from './handlers';
export { startHealthServer, type HealthServer } from './health';
export { outcomeOf, toFault, type Outcome } from './outcome';
export { runWorker, type RunningWorker } from './run';
export { prepareScratch, withScratch } from './scratch';
export { serve, serveQueue, serveWorkers, STARTED, type Service } from './serve';
