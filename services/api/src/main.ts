import { createContext, loadConfig } from '@papiscope/shared';
import { startApi } from './server';

async function main(): Promise<void> {
  const context = await createContext(loadConfig(process.env), 'api');
  const api = await startApi(context);
  const stop = async (): Promise<void> => {
    await api.stop();
    await context.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
