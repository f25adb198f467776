import { setTimeout as delay } from 'node:timers/promises';
import { ApiClient } from '@papiscope/cli';
import { siteSchema } from '@papiscope/shared/contracts';
import { until } from '@papiscope/shared/testing';
import { readFile } from 'node:fs/promises';
import { completed, moment, pick, STAGES, underWay, type Fault } from '../fault';

const redisKilled: Fault = {
  name: 'Redis killed and started again, empty',
  async run(scene) {
    const id = await underWay(scene, pick(scene.random, STAGES));
    await scene.system.redis.kill();
    await moment(scene.random, 8_000);
    await scene.system.redis.start();
    return completed(id);
  },
};

const redisFlushed: Fault = {
  name: 'Redis flushed in the middle of a run',
  short: true,
  async run(scene) {
    const waiting = await scene.system.submit(scene.flights.small, { videos: false });
    const id = await underWay(scene, pick(scene.random, STAGES));
    await scene.system.redis.flush();
    return completed(id, waiting);
  },
};

const redisAway: Fault = {
  name: 'Redis unreachable at upload time',
  short: true,
  async run({ system, flights, random }) {
    await system.redis.kill();
    const client = new ApiClient(system.url, AbortSignal.timeout(60_000));
    const site = siteSchema.parse(JSON.parse(await readFile(flights.small.site, 'utf8')));
    await client.importSite(site);
    const id = await client.upload({
      airport: site.airport.icao,
      runway: site.runway.code,
      video: flights.small.video,
      telemetry: flights.small.telemetry,
      options: { auto_confirm: true, min_confidence: 0, videos: false },
    });
    await moment(random, 3_000);
    return completed(id);
  },
};

const postgresInCommit: Fault = {
  name: 'Postgres killed in the middle of a commit',
  short: true,
  async run(scene) {
    const { system, random } = scene;
    const id = await underWay(scene, pick(random, STAGES), 500);
    // Every commit takes 30 ms here. All its processes go down with the one that commits.
    await until(
      'somebody commits',
      async () => {
        const rows = await system.database.$queryRaw<{ pid: number }[]>`
        SELECT pid FROM pg_stat_activity
        WHERE state = 'active' AND query ILIKE 'commit%' AND pid <> pg_backend_pid()`;
        const [row] = rows;
        if (row === undefined) return false;
        process.kill(row.pid, 'SIGKILL');
        return true;
      },
      30_000,
    );
    await system.postgres.kill().catch(() => undefined);
    await moment(random, 6_000);
    await system.postgres.start();
    return completed(id);
  },
};

const storage = (
  name: string,
  short: boolean,
  spoil: (random: number) => 'cut' | 'stall' | '503',
): Fault => ({
  name,
  ...(short ? { short: true as const } : {}),
  async run(scene) {
    const { system, random } = scene;
    const id = await underWay(scene, pick(random, STAGES));
    const kind = spoil(random.uniform());
    system.s3.rules = [
      {
        fault: () => (kind === '503' ? { type: 'answer', status: 503, code: 'SlowDown' } : { type: kind }),
      },
    ];
    await delay(20_000);
    system.s3.rules = [];
    return completed(id);
  },
});

export const serverFaults: readonly Fault[] = [
  redisKilled,
  redisFlushed,
  redisAway,
  postgresInCommit,
  storage('S3 down for 20 s', true, () => 'cut'),
  storage('S3 stalling for 20 s', false, () => 'stall'),
  storage('S3 answering 503 for 20 s', false, () => '503'),
];
