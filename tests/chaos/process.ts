import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { until } from '@papiscope/shared/testing';

export const ROOT = path.resolve(__dirname, '..', '..');
export const SERVICES = ['api', 'ingest', 'analysis', 'encode', 'upload'] as const;
export type Service = (typeof SERVICES)[number];
export type Worker = Exclude<Service, 'api'>;

export interface ServiceProcess {
  readonly service: Service;
  readonly pid: number;
  /** True from the moment it was killed, though the system may take another to say so. */
  hasEnded(): boolean;
  kill(signal: NodeJS.Signals): void;
  /** Resolves with exit status or signal. */
  readonly ended: Promise<number | string>;
}

/** Starts a service as papiscope does; it ends with this process, however that ends. Resolves when it is ready. */
export async function startService(
  service: Service,
  env: Readonly<Record<string, string>>,
  readyUrl: string,
  logFile: string,
): Promise<ServiceProcess> {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [path.join(ROOT, 'services', service, 'dist', 'main.js')], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  let killed = false;
  const hasEnded = (): boolean => killed || child.exitCode !== null || child.signalCode !== null;
  const started: ServiceProcess = {
    service,
    pid: child.pid ?? -1,
    hasEnded,
    kill(signal) {
      killed ||= signal === 'SIGKILL';
      child.kill(signal);
    },
    ended,
  };
  await until(
    `${service} is ready`,
    async () => {
      if (hasEnded()) throw new Error(`${service} ended at its start; see ${logFile}`);
      const answer = await fetch(readyUrl, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      await answer?.body?.cancel();
      return answer?.ok;
    },
    120_000,
  );
  return started;
}
