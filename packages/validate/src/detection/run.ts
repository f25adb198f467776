import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { detect, lookAt, type Look } from './look';
import type { ScoredScene } from './report';
import { planScenes } from './scenes';
import { scoreDetection } from './score';

export interface DetectionRequest {
  readonly scenes: number;
  readonly seed: number;
  /** Folder for `looks.jsonl`, the spots of every sampled frame; scenes found in it are not drawn again. */
  readonly out: string;
}

/** Scenes with the telemetry, and the same scenes without it. */
export interface DetectionOutcome {
  readonly withTelemetry: readonly ScoredScene[];
  readonly withoutTelemetry: readonly ScoredScene[];
}

/** Looks for the lights in simulated scenes and compares with where they are. */
export async function validateDetection(
  { scenes, seed, out }: DetectionRequest,
  options: { signal?: AbortSignal; onProgress?: (progress: { done: number; total: number }) => void } = {},
): Promise<DetectionOutcome> {
  await mkdir(out, { recursive: true });
  const file = path.join(out, `looks-${seed}.jsonl`);
  const earlier = await readLooks(file);
  const withTelemetry: ScoredScene[] = [];
  const withoutTelemetry: ScoredScene[] = [];
  for (const scene of planScenes(seed, scenes)) {
    options.signal?.throwIfAborted();
    let look = earlier.get(scene.number);
    if (look === undefined) {
      look = lookAt(scene);
      await appendFile(file, `${JSON.stringify(look)}\n`);
    }
    const { number, conditions } = scene;
    withTelemetry.push({ number, conditions, score: scoreDetection(detect(look, true), look) });
    withoutTelemetry.push({ number, conditions, score: scoreDetection(detect(look, false), look) });
    options.onProgress?.({ done: number + 1, total: scenes });
  }
  return { withTelemetry, withoutTelemetry };
}

/** JSON has no NaN: a colour that nothing tells stands as null. */
async function readLooks(file: string): Promise<Map<number, Look>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const looks = text
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map(
      (line) =>
        JSON.parse(line, (key, value: unknown) =>
          key === 'greenRed' && value === null ? NaN : value,
        ) as Look,
    );
  return new Map(looks.map((look) => [look.number, look]));
}
