// node scripts/web.mjs types   writes the types of the API for the browser app, from the OpenAPI document of the built API
// node scripts/web.mjs         does that, checks the app's types and builds it into services/web/dist
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { forwardSignals, run } from './lib/processes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const web = path.join(root, 'services', 'web');
const requireFromWeb = createRequire(path.join(web, 'package.json'));
const GENERATED = path.join(web, 'src', 'api', 'generated', 'schema.d.ts');

/** A folder of a package that the app depends on, wherever its exports lead. */
function packageFolder(name) {
  const folders = requireFromWeb.resolve.paths(name).map((folder) => path.join(folder, name));
  return folders.find((folder) => existsSync(path.join(folder, 'package.json')));
}

export async function writeTypes() {
  const generator = path.join(packageFolder('openapi-typescript'), 'dist', 'index.mjs');
  const { default: openapiTS, astToString } = await import(pathToFileURL(generator).href);
  const { openApiDocument } = createRequire(import.meta.url)('../services/api/dist/index.js');
  const text = astToString(await openapiTS(openApiDocument()));
  mkdirSync(path.dirname(GENERATED), { recursive: true });
  writeFileSync(GENERATED, text);
}

async function node(args) {
  const { code } = await run(process.execPath, args, { cwd: web });
  return code === 0;
}

export async function buildWeb() {
  await writeTypes();
  return (
    (await node([path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'])) &&
    (await node([path.join(packageFolder('vite'), 'bin/vite.js'), 'build', '--logLevel', 'warn']))
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  forwardSignals();
  if (process.argv[2] === 'types') await writeTypes();
  else process.exitCode = (await buildWeb()) ? 0 : 1;
}
