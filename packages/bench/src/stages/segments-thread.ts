import { workerData } from 'node:worker_threads';
import { measureInTurn, type Segments } from './segments';

void measureInTurn(workerData as Segments);
