// CPU time and memory of processes that go on running, as the kernel counts them (proc(5)). Linux.
import { readdir, readFile } from 'node:fs/promises';

const TICKS_PER_SECOND = 100;

async function processes() {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    pids.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      const ticks = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i] ?? 0), 0);
      return { pid: Number(pid), parent: Number(fields[1]), ticks };
    }),
  );
  return all.filter(({ ticks }) => Number.isFinite(ticks));
}

async function descendants(root) {
  const all = await processes();
  const tree = new Set([root]);
  for (let grown = -1; grown !== tree.size;) {
    grown = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  return all.filter(({ pid }) => pid !== root && tree.has(pid));
}

/** Seconds of all processes below this one and of those that they have seen end. */
export async function cpuOfChildren() {
  return (await descendants(process.pid)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND;
}

/** Most memory so far of the process below this one that runs `program`, MB. */
export async function peakOf(program) {
  for (const { pid } of await descendants(process.pid)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes(program)) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6;
  }
  throw new Error(`Nothing runs ${program}.`);
}
