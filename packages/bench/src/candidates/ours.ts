import path from 'node:path';
import type { Command } from '../measure/run-tree';
import type { Task } from '../stages/tasks';

/** One of our stages in a process of its own. */
export function ours(task: Task, folder: string): Command {
  return {
    program: process.execPath,
    argv: [path.join(__dirname, '..', 'stages', 'main.js'), JSON.stringify(task)],
    folder,
  };
}
