// What a job costs beyond its own work: flights through the real queue, database and relay whose stages do nothing.
import { createRequire } from 'node:module';
import path from 'node:path';

const { figure, runTree } = createRequire(import.meta.url)('../../packages/bench/dist/index.js');

const root = path.resolve(import.meta.dirname, '..', '..');
/** Looking, one segment, the fit, videos, publishing. */
const JOBS = 5;

export async function queueFigures({ flights, say }) {
  say(`${flights} flights without work through the queue`);
  const run = (count) =>
    runTree({
      program: process.execPath,
      argv: ['scripts/load-simulation.mjs', String(count), '0'],
      folder: root,
    });
  // what it takes to start and to stop is the same for few and for many
  const few = await run(10);
  const many = await run(10 + flights);
  const jobs = flights * JOBS;
  const name = `a job without work, of ${jobs}`;
  return [
    figure('queue', `${name}: wall`, (1000 * (many.wall - few.wall)) / jobs, 'ms'),
    figure(
      'queue',
      `${name}: CPU of queue, database and workers`,
      (1000 * (many.cpu - few.cpu)) / jobs,
      'ms',
    ),
  ];
}
