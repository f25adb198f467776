// node put.mjs TARGET FILE     one file into a bucket, as the stages store theirs; a process of its own, so that it can be timed
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';

const { createStores, loadConfig } = createRequire(import.meta.url)('../../packages/shared/dist/index.js');

const [target, file] = process.argv.slice(2);
const { endpoint, region, bucket } = JSON.parse(target);
const config = loadConfig({
  ...process.env,
  DATA_PATH: process.cwd(),
  DATABASE_URL: 'postgres://127.0.0.1/none',
  SIGNING_SECRET: 'for measurements only, 0123456789',
  USE_S3_STORAGE: 'true',
  S3_BUCKET: bucket,
  S3_ENDPOINT: endpoint,
  AWS_REGION: region,
});
await createStores(config.storage)
  .of('s3')
  .put('videos/bench/video.mp4', createReadStream(file), { contentType: 'video/mp4' });
process.exit(0);
