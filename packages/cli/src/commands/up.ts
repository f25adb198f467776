import type { Command } from 'commander';
import { untilInterrupted, whileInterruptible } from '../interrupt';
import { messageOf } from '../system/child';
import { startSystem, type ServiceName } from '../system';
import { parseNumber } from '../values';

interface UpFlags {
  readonly data?: string;
  readonly port?: number;
  readonly redis: boolean;
  readonly verbose?: boolean;
}

/** `papiscope up`: everything on this machine, with a database and a queue of its own where none is set. */
export function addUp(program: Command): void {
  program
    .command('up')
    .description('run everything on this machine: API and web app, all stages, database and queue')
    .option('--data <folder>', 'where everything is kept (DATA_PATH, else ./data)')
    .option('--port <n>', 'port of the API (API_PORT, else 8080)', parseNumber)
    .option('--no-redis', 'send the jobs through Postgres even where a redis-server is installed')
    .option('--verbose', "show the services' logs")
    .action(up);
}

async function up({ data, port, redis, verbose }: UpFlags): Promise<void> {
  const dataPath = data ?? process.env['DATA_PATH'] ?? 'data';
  await whileInterruptible(async (signal) => {
    const system = await startSystem({
      dataPath,
      redis,
      signal,
      ...(port === undefined ? {} : { port }),
      onLine: verbose === true ? (service, line) => console.log(`${service.padEnd(8)} ${line}`) : showTrouble,
    });
    try {
      console.log(`papiscope is ready: ${system.url}   (stop it with Ctrl-C)`);
      await Promise.race([untilInterrupted(signal), system.failed]);
    } finally {
      // A second Ctrl-C must not end this process before what it has started.
      for (const again of ['SIGINT', 'SIGTERM'] as const) process.on(again, () => undefined);
      console.log('Stopping …');
      await system.stop();
    }
  });
}

/** Of the services' logs, what a person has to know; the rest is in the log files. */
function showTrouble(service: ServiceName, line: string): void {
  if (/"level":"(error|fatal)"|"event":"first_admin_link"/.test(line) || !line.startsWith('{'))
    console.error(`${service}: ${messageOf(line)}`);
}
