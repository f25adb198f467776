import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cancelSession, createLogger, createQueues, redisBackend, retrySession } from '@papiscope/shared';
import { until } from '@papiscope/shared/testing';
import { completed, moment, pick, STAGES, underWay, type Fault, type Scene } from '../fault';

const JOB = {
  ingest: 'ingest-inspect',
  analysis: 'analysis-fit',
  encode: 'encode-videos',
  upload: 'upload-publish',
} as const;

/** The same work under another job's name, so that two workers are at it at the same time. */
const twice: Fault = {
  name: 'two workers given the same job',
  short: true,
  async run(scene) {
    const { system, random } = scene;
    const stage = pick(random, STAGES);
    await system.add(stage);
    const id = await underWay(scene, stage, 200);
    const queues = createQueues(redisBackend(system.redis.url), createLogger('chaos', 'silent'));
    try {
      const queue = queues.queuesForBoard().find(({ name }) => name === stage);
      const payload = { version: 1, session_id: id, attempt: 1 };
      await queue?.add(JOB[stage], payload, { jobId: `twin_${id}`, priority: 1 });
    } finally {
      await queues.close();
    }
    await until(
      'the session has ended',
      async () => {
        const row = await system.database.measurementSession.findUniqueOrThrow({ where: { id } });
        return row.status === 'completed' || row.status === 'error';
      },
      120_000,
    );
    return completed(id);
  },
};

async function spoilNext({ system }: Scene, how: string): Promise<void> {
  await writeFile(path.join(system.control, how), '');
}

const ffmpeg = (name: string, how: string, short: boolean): Fault => ({
  name,
  ...(short ? { short: true as const } : {}),
  async run(scene) {
    const stage = pick(scene.random, ['ingest', 'analysis', 'encode'] as const);
    if (stage === 'ingest') {
      await spoilNext(scene, how);
      return completed(await scene.system.submit(scene.flights.small, { videos: true }));
    }
    const id = await underWay(scene, stage === 'analysis' ? 'ingest' : 'analysis', 1);
    await spoilNext(scene, how);
    return completed(id);
  },
});

const wasm: Fault = {
  name: 'wasm out of memory',
  async run(scene) {
    await spoilNext(scene, 'wasm');
    const first = await scene.system.submit(scene.flights.small, { videos: false });
    const second = await scene.system.submit(scene.flights.small, { videos: false });
    return completed(first, second);
  },
};

const diskFull: Fault = {
  name: 'scratch disk full',
  leftOut: ({ scratch }) => (scratch.isSmall ? null : 'no small disk can be mounted here'),
  async run(scene) {
    const { system, random } = scene;
    const id = await underWay(scene, pick(random, ['ingest', 'analysis', 'encode'] as const), 500);
    await system.scratch.fill();
    const waits = await system.submit(scene.flights.small, { videos: true });
    await until(
      'a session says that it waits for room',
      async () => {
        return (
          (await system.database.measurementSession.count({ where: { delayed_code: 'scratch_full' } })) > 0
        );
      },
      60_000,
    );
    await moment(random, 3_000);
    await system.scratch.empty();
    return completed(id, waits);
  },
};

const cancelRace: Fault = {
  name: 'a cancel racing with completion',
  short: true,
  async run(scene) {
    const { system, random } = scene;
    const deps = { database: system.database, relay: { wake: () => undefined } };
    const id = await underWay(scene, pick(random, STAGES), 1_500);
    const outcome = await cancelSession(deps, id).catch((error: unknown) => error);
    const row = await system.database.measurementSession.findUniqueOrThrow({ where: { id } });
    if (row.status === 'completed') return completed(id);
    if (row.status !== 'cancelled')
      throw new Error(`${row.status} after a cancel that gave ${String(outcome)}`);
    await retrySession(deps, id);
    return completed(id);
  },
};

const cancelPublishing: Fault = {
  name: 'a cancel while the storage stalls at publishing',
  async run(scene) {
    const { system, random } = scene;
    const deps = { database: system.database, relay: { wake: () => undefined } };
    const id = await underWay(scene, 'analysis', 1);
    let held = 0;
    const stall = (): { type: 'stall' } => {
      held += 1;
      return { type: 'stall' };
    };
    system.s3.rules = [{ method: 'PUT', url: new RegExp(`^/[^/]+/(?!work/).*${id}`), fault: stall }];
    await until('a file does not get to its final key', () => held > 0, 120_000);
    await moment(random, 1_000);
    const { status, current_phase: phase } = await cancelSession(deps, id);
    system.s3.rules = [];
    if (status !== 'cancelled' || phase !== 'upload') throw new Error(`${status}, ${phase} after the cancel`);
    await retrySession(deps, id);
    return completed(id);
  },
};

export const workFaults: readonly Fault[] = [
  twice,
  ffmpeg('ffmpeg crashes', 'crash', true),
  ffmpeg('ffmpeg hangs', 'hang', false),
  ffmpeg('ffmpeg ended for want of memory', 'oom', false),
  wasm,
  diskFull,
  cancelRace,
  cancelPublishing,
];
