import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig, type Config } from '../config';
import { createContext, type Context } from '../context';
import { siteSchema, uploadOptionsSchema, type UploadOptions } from '../contracts';
import type { MeasurementSession } from '../database';
import { createLogger } from '../logging';
import { createSession, type NewSession } from '../sessions';
import { originalVideoKey } from '../store';
import { prepareScratch } from '../worker';
import { startTestDatabase } from './database';
import { startRedis } from './redis';

export interface TestEnvironment {
  readonly config: Config;
  readonly context: Context;
  /** Records an upload; its runway is made when it is not there. */
  upload(options?: Partial<UploadOptions>, more?: Partial<NewSession>): Promise<MeasurementSession>;
  stop(): Promise<void>;
}

const site = siteSchema.parse({
  airport: { icao: 'LZIB', name: 'Bratislava' },
  runway: { code: '22', heading: 221.3 },
  reference_points: [
    { point_type: 'PAPI_A', latitude: 48.17, longitude: 17.21, elevation_wgs84: 133, nominal_angle: 2.5 },
  ],
});

/** The real thing on this machine: Postgres, a queue of the kind asked for, a folder as object store. */
export async function startTestEnvironment(
  queue: 'redis' | 'postgres',
  env: Readonly<Record<string, string>> = {},
): Promise<TestEnvironment> {
  const dataPath = await mkdtemp(path.join(tmpdir(), 'papiscope-data-'));
  const database = await startTestDatabase();
  const redis = queue === 'redis' ? await startRedis() : null;
  const release = async (): Promise<void> => {
    await redis?.stop();
    await database.stop();
    await rm(dataPath, { recursive: true, force: true });
  };
  try {
    const config = loadConfig({
      DATABASE_URL: database.url,
      REDIS_URL: redis?.url,
      DATA_PATH: dataPath,
      SIGNING_SECRET: 'only-for-tests-0123456789',
      MAX_RUNNING_SESSIONS: '0',
      LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
      ...env,
    });
    await prepareScratch(config);
    const context = await createContext(config, 'test', { log: createLogger('test', config.logLevel) });
    return {
      config,
      context,
      async upload(options = {}, more = {}) {
        const airport = await context.database.airport.upsert({
          where: { icao: site.airport.icao },
          create: { icao: site.airport.icao, name: site.airport.name },
          update: {},
        });
        const runway = await context.database.runway.upsert({
          where: { airport_id_code: { airport_id: airport.id, code: site.runway.code } },
          create: { airport_id: airport.id, code: site.runway.code, heading: site.runway.heading },
          update: {},
        });
        const id = randomUUID();
        return createSession(context, {
          id,
          runwayId: runway.id,
          site,
          options: uploadOptionsSchema.parse(options),
          storageType: context.stores.current.type,
          originalFileName: 'flight.mp4',
          originalKey: originalVideoKey(id, 'flight.mp4'),
          ...more,
        });
      },
      async stop() {
        await context.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
