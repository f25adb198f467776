import { readdir, readFile } from 'node:fs/promises';

/** Resident memory of a process and all its descendants, bytes; 0 when it is gone. Shared pages count in each process. */
export async function memoryOfTree(root: number): Promise<number> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => Number.isInteger(pid));
  const processes = (await Promise.all(pids.map(statusOf))).filter((status) => status !== null);
  const tree = new Set([root]);
  for (let grown = -1; grown !== tree.size;) {
    grown = tree.size;
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid);
  }
  return processes.reduce((sum, { pid, bytes }) => (tree.has(pid) ? sum + bytes : sum), 0);
}

async function statusOf(pid: number): Promise<{ pid: number; parent: number; bytes: number } | null> {
  let text: string;
  try {
    text = await readFile(`/proc/${pid}/status`, 'utf8');
  } catch {
    // ended since the folder was read
    return null;
  }
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return { pid, parent: field('PPid'), bytes: 1024 * field('VmRSS') };
}
