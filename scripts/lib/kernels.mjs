import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import asc from 'assemblyscript/asc';
import { COMPILED_KERNELS, KERNELS } from './kernel-paths.mjs';

/** Compiles the kernels. Throws with the compiler's own words. */
export async function compileKernels(root) {
  const compiled = { binary: undefined };
  const argv = [path.join(KERNELS, 'index.ts'), '--outFile', 'kernels.wasm', '-O3', '--noAssert'];
  // nothing is ever freed, memory ends at 768 MB (a frame of 8K takes 300, smaller ones before it leave theirs), and four samples are taken at once
  argv.push('--runtime', 'stub', '--maximumMemory', '12288', '--enable', 'simd');
  const { error, stderr } = await asc.main([...argv, '--baseDir', root], {
    writeFile: (_name, contents) => (compiled.binary = contents),
  });
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  const file = path.join(root, COMPILED_KERNELS);
  mkdirSync(path.dirname(file), { recursive: true });
  const text = Buffer.from(compiled.binary).toString('base64');
  writeFileSync(
    file,
    `/** Compiled from ${KERNELS} by scripts/generate.mjs. */\nexport const KERNELS = '${text}';\n`,
  );
}
