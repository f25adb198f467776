import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';

/** The processes of one papiscope on one machine; each is an entry point of its own. */
export const SERVICES = ['api', 'analysis', 'stages'] as const;
export type ServiceName = (typeof SERVICES)[number];

export function entryPoint(service: ServiceName): string {
  const manifest = createRequire(__filename).resolve(`@papiscope/${service}/package.json`);
  return path.join(path.dirname(manifest), 'dist', 'main.js');
}

/** Jobs at once where nobody has said how many: segments decode side by side, everything else fills the cores by itself. */
export function defaultConcurrency(service: ServiceName): number {
  return service === 'analysis' ? Math.min(4, availableParallelism()) : 1;
}
