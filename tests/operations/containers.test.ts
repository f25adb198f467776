import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { SETTING_NAMES } from '@papiscope/shared';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly build?: { readonly target: string };
  readonly environment?: Record<string, string>;
  readonly restart?: string;
  readonly healthcheck?: object;
  readonly read_only?: boolean;
}

const text = (file: string): Promise<string> => readFile(path.resolve(file), 'utf8');
const compose = async (): Promise<Record<string, Service>> =>
  (parse(await text('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> })
    .services;

test('docker-compose.yml fits the schema of compose files and its linter', async () => {
  const program = path.resolve('node_modules/.bin/dclint');
  const { stdout } = await promisify(execFile)(program, ['--max-warnings', '0', 'docker-compose.yml']);
  expect(stdout).not.toMatch(/error|warning/);
});

test('the linter finds a misspelt key', async () => {
  const program = path.resolve('node_modules/.bin/dclint');
  const file = path.resolve('tests/operations/wrong-compose.yml');
  await expect(promisify(execFile)(program, [file])).rejects.toMatchObject({
    stdout: expect.stringContaining('invalid-schema'),
  });
});

test('the Dockerfile has no fault that can be seen, and a target for every image', async () => {
  const file = await text('Dockerfile');
  expect(validate(file)).toEqual([]);
  const targets = [...file.matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, name = '']) => name);
  for (const { build } of Object.values(await compose())) if (build) expect(targets).toContain(build.target);
  for (const name of ['api', 'ingest', 'analysis', 'encode', 'upload', 'cli'])
    expect(targets).toContain(name);
  expect(file).toContain('MALLOC_ARENA_MAX=2');
  // What runs is not root; what is made of it stays so.
  const last = (target: string): string | undefined =>
    new RegExp(`^FROM \\S+ AS ${target}$((?:\\n(?!FROM ).*)*)`, 'm')
      .exec(file)?.[1]
      ?.match(/^USER (\S+)$/gm)
      ?.at(-1);
  expect(last('runtime')).toBe('USER 10001:10001');
  for (const [, target = ''] of file.matchAll(/^FROM (?:runtime|video) AS (\S+)$/gm))
    expect([target, last(target)]).toEqual([target, undefined]);
});

test('images of others are pinned, ours cannot write to their root, and what goes on running says how it is', async () => {
  for (const service of Object.values(await compose())) {
    expect(service.image).not.toMatch(/:latest$|^[^:]+$/);
    if (service.build) expect(service.read_only).toBe(true);
    if (service.restart !== 'no') expect(service.healthcheck).toBeDefined();
  }
});

test('.env.example holds every variable that docker-compose.yml asks for, and no secret', async () => {
  const file = await text('docker-compose.yml');
  const asked = new Set([...file.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name));
  const given = new Map(
    [...(await text('.env.example')).matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  expect([...given.keys()].sort()).toEqual([...asked].sort());
  for (const [name, value] of given) if (/PASSWORD|SECRET|KEY/.test(name)) expect(value).toBe('');
});

test('what the services are told are settings that there are', async () => {
  const { api, ingest } = await compose();
  for (const service of [api, ingest])
    for (const name of Object.keys(service?.environment ?? {})) expect(SETTING_NAMES).toContain(name);
});
