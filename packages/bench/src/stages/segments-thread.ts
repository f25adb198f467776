import { workerData } from 'node:worker_threads';
import { measureInTurn, type Segments } from './segments';

/** As the analysis worker measures segments that begin beside others on as many cores. */
const DECODER_THREADS = 1;

void measureInTurn(workerData as Segments, DECODER_THREADS);
