// node scripts/load-simulation.mjs [FLIGHTS] [SPEED]     flights through the real queue, database and relay; the stages wait instead of computing
// SPEED: 0 (default) lets stages take no time, so that only queue and database are measured; 600 makes ten minutes of a stage one second.
// Prints flights per hour, and how long jobs waited and took by stage. Linux, after a build; needs redis-server.
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';

const load = createRequire(import.meta.url);
const shared = load('../packages/shared/dist/index.js');
const { EMPTY_RESULT, startTestEnvironment } = load('../packages/shared/dist/testing/index.js');

const FLIGHTS = Number(process.argv[2] ?? 300);
const SPEED = Number(process.argv[3] ?? 0);
/** Processor time of each stage for a flight of 4 minutes in 4K at 30 frames a second, seconds (docs/sizing.md), and workers of each. */
const STAGES = {
  ingest: { seconds: 30, workers: 1 },
  analysis: { seconds: 500, workers: 6 },
  encode: { seconds: 980, workers: 8 },
  upload: { seconds: 30, workers: 1 },
};

/** Flights an hour while all stages are full: those of the narrowest one (docs/sizing.md). */
const narrowest = Object.values(STAGES).reduce((a, b) =>
  a.workers / a.seconds <= b.workers / b.seconds ? a : b,
);
const FULL = (3600 * narrowest.workers) / narrowest.seconds;
/** And with the time until the first flight has come to that stage, and from there to the end of the last one. */
const around = Object.values(STAGES).reduce((sum, { seconds }) => sum + seconds, 0) - narrowest.seconds;
const ALL = (FLIGHTS * 3600) / ((FLIGHTS * 3600) / FULL + around);

// As many flights at once as there are workers: they belong to many owners.
const env = await startTestEnvironment('redis', { MAX_RUNNING_SESSIONS: '0' });
const { context } = env;
const waits = {};
const spend = async (queue, run) => {
  const row = await context.database.outbox.findFirst({
    where: { job_name: run.name, payload: { path: ['session_id'], equals: run.session.id } },
  });
  (waits[queue] ??= []).push((Date.now() - row.created_at) / 1000);
  if (SPEED > 0) await setTimeout((STAGES[queue].seconds * 1000) / SPEED, undefined, { signal: run.signal });
};
const lights = { PAPI_A: { x: 40, y: 50, size: 2, confidence: 1 } };
const found = { lights, confidence: 1, timestamp: 1, frame_width: 3840, frame_height: 2160 };
const handlers = {
  ingest: {
    'ingest-inspect': async (run) => {
      await spend('ingest', run);
      await shared.finishIngest(context, run.ref, {
        videoInfo: { width: 3840, height: 2160 },
        totalFrames: 7200,
        recordedAt: null,
        videoSha256: 'a'.repeat(64),
        telemetrySha256: null,
        previewKey: null,
        detectedLights: found,
        firstLook: null,
      });
      return { lights: 1, segments: 1 };
    },
  },
  analysis: {
    'analysis-segment': async (run) => {
      await spend('analysis', run);
      await shared.finishSegment(context, run.ref, run.payload.segment_index, {
        frames: 7200,
        framesKey: 'work/x',
      });
      return { frames: 7200 };
    },
    'analysis-fit': async (run) => {
      await shared.finishFit(context, run.ref, { result: EMPTY_RESULT, artifacts: [] });
      return { units: 0 };
    },
  },
  encode: {
    'encode-videos': async (run) => {
      await spend('encode', run);
      await shared.finishEncode(context, run.ref, { artifacts: [] });
      return { videos: 0 };
    },
  },
  upload: {
    'upload-publish': async (run) => {
      await spend('upload', run);
      await shared.finishPublish(context, run.ref);
      return { files: 0, bytes: 0 };
    },
  },
};

const workers = [];
try {
  for (const [queue, { workers: count }] of Object.entries(STAGES))
    for (let i = 0; i < count; i += 1) workers.push(await shared.runWorker(context, queue, handlers[queue]));
  const began = Date.now();
  for (let i = 0; i < FLIGHTS; i += 1) await env.upload({ auto_confirm: true, min_confidence: 0.5 });
  const uploaded = Date.now();
  let done = 0;
  while (done < FLIGHTS) {
    await setTimeout(200);
    done = await context.database.measurementSession.count({ where: { status: 'completed' } });
    const failed = await context.database.measurementSession.count({ where: { status: 'error' } });
    if (failed > 0) throw new Error(`${failed} sessions ended in an error`);
  }
  const seconds = (Date.now() - began) / 1000;
  const real = SPEED > 0 ? seconds * SPEED : seconds;
  console.log(
    `${FLIGHTS} flights, recorded in ${((uploaded - began) / 1000).toFixed(1)} s, completed after ${seconds.toFixed(1)} s`,
  );
  console.log(
    `= ${((FLIGHTS / real) * 3600).toFixed(0)} flights an hour${SPEED > 0 ? ` at the stages' own pace` : ', queue and database alone'}`,
  );
  if (SPEED > 0)
    console.log(
      `the formula: ${FULL.toFixed(0)} while all stages are full, ${ALL.toFixed(0)} from the first to the last of these`,
    );
  for (const [queue, all] of Object.entries(waits)) {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (part) => (sorted[Math.floor(part * (sorted.length - 1))] * (SPEED || 1)).toFixed(1);
    console.log(
      `${queue}: ${STAGES[queue].workers} at once, waited ${at(0.5)} s in the middle, ${at(0.95)} s one in twenty`,
    );
  }
} finally {
  await Promise.all(workers.map((worker) => worker.stop()));
  await env.stop();
}
