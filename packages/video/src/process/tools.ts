import { execFile } from 'node:child_process';
import { accessSync, constants, copyFileSync, chmodSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PapiscopeError } from '@papiscope/shared/errors';
import { findOnPath, isFile } from './on-path';

/** The programs this machine decodes and encodes with. */
export interface VideoTools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** First line of `ffmpeg -version`. */
  readonly version: string;
  /** Output option that keeps every frame exactly once, whatever its time. */
  readonly passthrough: readonly string[];
}

type ToolName = 'ffmpeg' | 'ffprobe';

const run = promisify(execFile);
const requireHere = createRequire(__filename);
let resolved: Promise<VideoTools> | undefined;

/**
 * Finds ffmpeg and ffprobe: `FFMPEG_BIN`/`FFPROBE_BIN`, else ffmpeg-static, else PATH, else the installer packages.
 * Throws `ffmpeg_failed` with the name of what is missing.
 */
export function resolveTools(env: NodeJS.ProcessEnv = process.env): Promise<VideoTools> {
  if (env !== process.env) return findTools(env);
  resolved ??= findTools(env).catch((error: unknown) => {
    resolved = undefined;
    throw error;
  });
  return resolved;
}

async function findTools(env: NodeJS.ProcessEnv): Promise<VideoTools> {
  const ffmpeg = findTool('ffmpeg', 'FFMPEG_BIN', env);
  const ffprobe = findTool('ffprobe', 'FFPROBE_BIN', env);
  const version = await versionOf(ffmpeg);
  return { ffmpeg, ffprobe, version, passthrough: passthroughOption(version) };
}

function findTool(name: ToolName, variable: string, env: NodeJS.ProcessEnv): string {
  const named = env[variable];
  if (named !== undefined && named !== '') {
    if (isFile(named)) return named;
    throw new PapiscopeError('ffmpeg_failed', `${variable} names no existing file.`);
  }
  const found =
    (name === 'ffmpeg' ? staticBuild() : undefined) ?? findOnPath(name, env) ?? installerBuild(name);
  if (found === undefined) {
    throw new PapiscopeError(
      'ffmpeg_failed',
      `${name} is not installed: set ${variable}, or put ${name} on the PATH.`,
    );
  }
  return found;
}

function staticBuild(): string | undefined {
  const path = requireOptional('ffmpeg-static');
  return typeof path === 'string' && isFile(path) ? path : undefined;
}

function installerBuild(name: ToolName): string | undefined {
  const found = requireOptional(`@${name}-installer/${name}`);
  if (typeof found !== 'object' || found === null || !('path' in found)) return undefined;
  return typeof found.path === 'string' && isFile(found.path) ? executable(found.path) : undefined;
}

/** The path itself, or a copy of it in the temporary folder where the package lacks the executable bit and cannot be changed. */
function executable(path: string): string {
  if (mayExecute(path)) return path;
  try {
    chmodSync(path, 0o755);
    if (mayExecute(path)) return path;
  } catch {
    // somebody else's file: fall through to a copy of our own
  }
  const copy = join(tmpdir(), `papiscope-ffprobe-${process.getuid?.() ?? 'user'}-${statSync(path).size}`);
  if (!mayExecute(copy)) {
    copyFileSync(path, copy);
    chmodSync(copy, 0o755);
  }
  return copy;
}

function requireOptional(name: string): unknown {
  try {
    return requireHere(name) as unknown;
  } catch {
    return undefined;
  }
}

function mayExecute(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function versionOf(path: string): Promise<string> {
  try {
    const { stdout } = await run(path, ['-version'], { timeout: 20_000 });
    return stdout.split('\n')[0] ?? '';
  } catch (cause) {
    throw new PapiscopeError('ffmpeg_failed', `${path} does not run.`, { cause });
  }
}

/** `-fps_mode` exists since 5.1; git snapshots (`N-12345-…`) are told by their copyright year. */
export function passthroughOption(version: string): readonly string[] {
  const release = /version n?(\d+)\.(\d+)/.exec(version);
  const year = /Copyright \(c\) 2000-(\d{4})/.exec(version);
  const modern = release
    ? Number(release[1]) > 5 || (Number(release[1]) === 5 && Number(release[2]) >= 1)
    : Number(year?.[1] ?? 0) >= 2023;
  return modern ? ['-fps_mode', 'passthrough'] : ['-vsync', '0'];
}
