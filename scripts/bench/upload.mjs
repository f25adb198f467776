// Our upload in parts to a real S3 server, beside `aws s3 cp` of the same file where there is one.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomFillSync } from 'node:crypto';

const load = createRequire(import.meta.url);
const { figure, runTree } = load('../../packages/bench/dist/index.js');
const { radosgwAvailable, startRadosgw } = load('../../packages/shared/dist/testing/index.js');
const { median } = load('../../packages/bench/dist/report/medians.js');
const { findProgram } = load('../../packages/bench/dist/measure/find-program.js');

export async function uploadFigures({ megabytes, rounds, say }) {
  const { available, missing } = radosgwAvailable();
  if (!available) {
    say(`No upload to S3: ${missing.join(', ')} not installed`);
    return [];
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-bench-upload-'));
  const s3 = await startRadosgw();
  try {
    const file = path.join(folder, 'video.mp4');
    await writeNoise(file, megabytes);
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
      AWS_DEFAULT_REGION: s3.region,
    });
    const put = path.join(import.meta.dirname, 'put.mjs');
    const target = { endpoint: s3.endpoint, region: s3.region, bucket: s3.bucket };
    const ours = { program: process.execPath, argv: [put, JSON.stringify(target), file], folder };
    const aws = findProgram('aws');
    const peer = aws && {
      program: aws,
      argv: ['--endpoint-url', s3.endpoint, 's3', 'cp', '--quiet', file, `s3://${s3.bucket}/peer.mp4`],
      folder,
    };
    const used = { ours: [], peer: [] };
    for (let round = 0; round < rounds; round += 1) {
      say(`Uploading ${megabytes} MB to S3, round ${round + 1} of ${rounds}`);
      used.ours.push(await runTree(ours));
      if (peer !== null) used.peer.push(await runTree(peer));
    }
    const of = (all, pick) => median(all.map(pick));
    const told = (name, all) => [
      figure(
        'upload',
        `${megabytes} MB to S3, ${name}: wall`,
        of(all, ({ wall }) => wall),
        's',
      ),
      figure(
        'upload',
        `${megabytes} MB to S3, ${name}: CPU`,
        of(all, ({ cpu }) => cpu),
        's',
      ),
      figure(
        'upload',
        `${megabytes} MB to S3, ${name}: memory`,
        of(all, ({ memory }) => memory / 1e6),
        'MB',
      ),
    ];
    return [...told('in our parts', used.ours), ...(peer === null ? [] : told('aws s3 cp', used.peer))];
  } finally {
    await s3.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeNoise(file, megabytes) {
  const handle = await open(file, 'w');
  const block = Buffer.alloc(1e6);
  try {
    for (let i = 0; i < megabytes; i += 1) await handle.write(randomFillSync(block));
  } finally {
    await handle.close();
  }
}
