import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '@papiscope/shared/testing';
import { SETTLE_LIMIT } from '../endState';
import { completed, pick, STAGES, underWay, type Fault, type Scene } from '../fault';
import type { ServiceProcess, Worker } from '../process';
import { LOCK_SECONDS } from '../system';

/** Longest time in which a process that is asked to stop has ended, seconds. */
const STOP_LIMIT = 22;

function processOf({ system }: Scene, worker: Worker): ServiceProcess {
  const [first] = system.processes(worker);
  if (first === undefined) throw new Error(`no ${worker} runs`);
  return first;
}

const killed = (worker: Worker): Fault => ({
  name: `SIGKILL of ${worker}`,
  ...(worker === 'analysis' ? { short: true as const } : {}),
  async run(scene) {
    const id = await underWay(scene, worker);
    const victim = processOf(scene, worker);
    victim.kill('SIGKILL');
    await victim.ended;
    return completed(id);
  },
});

const shortGrace: Fault = {
  name: 'SIGTERM, killed within a second',
  async run(scene) {
    const worker = pick(scene.random, STAGES);
    const id = await underWay(scene, worker);
    const victim = processOf(scene, worker);
    victim.kill('SIGTERM');
    await Promise.race([victim.ended, delay(scene.random.between(50, 1_000))]);
    victim.kill('SIGKILL');
    await victim.ended;
    return completed(id);
  },
};

const longGrace: Fault = {
  name: 'SIGTERM, all the time it wants',
  short: true,
  async run(scene) {
    const worker = pick(scene.random, STAGES);
    const id = await underWay(scene, worker);
    const victim = processOf(scene, worker);
    const began = Date.now();
    victim.kill('SIGTERM');
    const status = await victim.ended;
    if (status !== 0) throw new Error(`${worker} ended with ${status}`);
    if (Date.now() - began > STOP_LIMIT * 1000) throw new Error(`${worker} took too long to stop`);
    return completed(id);
  },
};

async function spoil({ system }: Scene, victim: ServiceProcess, harm: object): Promise<void> {
  await writeFile(path.join(system.control, `${victim.pid}.json`), JSON.stringify(harm));
  victim.kill('SIGUSR2');
}

const blocked: Fault = {
  name: 'event loop blocked for twice the lock time',
  async run(scene) {
    const worker = pick(scene.random, STAGES);
    const id = await underWay(scene, worker, 800);
    await scene.system.add(worker);
    await spoil(scene, processOf(scene, worker), { block: 2 * LOCK_SECONDS * 1000 });
    await delay(2 * LOCK_SECONDS * 1000);
    return completed(id);
  },
};

const frozen: Fault = {
  name: 'process frozen for twice the lock time',
  async run(scene) {
    const worker = pick(scene.random, STAGES);
    const id = await underWay(scene, worker, 800);
    await scene.system.add(worker);
    const victim = processOf(scene, worker);
    victim.kill('SIGSTOP');
    await delay(2 * LOCK_SECONDS * 1000);
    victim.kill('SIGCONT');
    return completed(id);
  },
};

/** The workers' wall clocks jump; Redis, whose own clock has jumped forward, finds every lock expired. */
const clockJump: Fault = {
  name: 'clock jump of an hour',
  async run(scene) {
    const { system, random } = scene;
    const forward = random.uniform() < 0.5;
    const id = await underWay(scene, pick(random, STAGES));
    for (const worker of STAGES)
      await spoil(scene, processOf(scene, worker), { clock: forward ? 3_600_000 : -3_600_000 });
    if (forward) await system.redis.expireLocks();
    const after = await system.submit(scene.flights.small, { videos: false });
    await until(
      'both have ended',
      async () =>
        (await system.database.measurementSession.count({
          where: { id: { in: [id, after] }, status: { in: ['pending', 'processing'] } },
        })) === 0,
      SETTLE_LIMIT,
    );
    // Only a new process has the right time again.
    const workers = STAGES.map((worker) => processOf(scene, worker));
    for (const worker of workers) worker.kill('SIGTERM');
    await Promise.all(workers.map(({ ended }) => ended));
    return completed(id, after);
  },
};

export const processFaults: readonly Fault[] = [
  ...STAGES.map(killed),
  shortGrace,
  longGrace,
  blocked,
  frozen,
  clockJump,
];
