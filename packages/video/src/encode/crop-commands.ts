import type { CropPosition } from './crop-path';
import type { PlannedFile } from './planned-file';

/** A unit's way; all ways have one position for each frame, in the same order. */
export interface CropWay {
  readonly key: string;
  readonly path: readonly CropPosition[];
}

/** sendcmd reads a script in time that grows with the square of its length, so a long flight has many short ones in a chain. */
const FRAMES_PER_SCRIPT = 200;

/** The name under which commands find a unit's first or second cut. */
export function cropFilter(key: string, cut: 'coarse' | 'fine'): string {
  return `crop@${key}_${cut}`;
}

/** Scripts for sendcmd: at each frame's start, the corners that have changed. */
export function cropCommands(ways: readonly CropWay[]): PlannedFile[] {
  const last = new Map<string, number>();
  const scripts: PlannedFile[] = [];
  const times = ways[0]?.path.map(({ time }) => time) ?? [];
  for (let from = 0; from < times.length; from += FRAMES_PER_SCRIPT) {
    const lines = times.slice(from, from + FRAMES_PER_SCRIPT).flatMap((time, i) => {
      const changes = ways.flatMap(({ key, path }) => movedCorners(key, path[from + i], last));
      return changes.length === 0 ? [] : [`${time.toFixed(6)} ${changes.join(', ')};\n`];
    });
    if (lines.length > 0) scripts.push({ name: `crops-${scripts.length}.cmd`, lines: () => lines });
  }
  return scripts;
}

function movedCorners(key: string, position: CropPosition | undefined, last: Map<string, number>): string[] {
  if (position === undefined) return [];
  const corners = [
    [cropFilter(key, 'coarse'), 'x', position.x],
    [cropFilter(key, 'coarse'), 'y', position.y],
    [cropFilter(key, 'fine'), 'x', position.fineX],
    [cropFilter(key, 'fine'), 'y', position.fineY],
  ] as const;
  return corners.flatMap(([filter, option, value]) => {
    const command = `${filter} ${option}`;
    if (last.get(command) === value) return [];
    last.set(command, value);
    return [`${command} ${value}`];
  });
}
