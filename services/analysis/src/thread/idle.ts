import { Worker } from 'node:worker_threads';

/** A thread for one task at a time; `tasks`: how many it was given. */
export interface MeasuringThread {
  readonly worker: Worker;
  tasks: number;
}

/** Milliseconds for which a thread waits for another segment. */
const PATIENCE = 30_000;
/** Then a thread is let go, and all that its libraries have kept with it. */
const MOST_TASKS = 40;

const idle: { readonly thread: MeasuringThread; readonly timer: NodeJS.Timeout }[] = [];

/**
 * A thread that has measured a segment before, or a new one. Compiling the code that measures takes a second of CPU, which is a
 * twentieth of a segment of half a minute: the next segment finds it compiled.
 */
export function takeThread(): MeasuringThread {
  const waiting = idle.pop();
  if (waiting === undefined) return newThread();
  clearTimeout(waiting.timer);
  waiting.thread.worker.ref();
  return waiting.thread;
}

/** A thread for a task that needs no compiled code: those that have some are for segments. */
export function newThread(): MeasuringThread {
  const thread = { worker: new Worker(require.resolve('./main')), tasks: 0 };
  // told to whoever waits for its task; nobody does while it is idle
  thread.worker.on('error', () => undefined);
  thread.worker.once('exit', () => forget(thread));
  return thread;
}

function forget(thread: MeasuringThread): void {
  const place = idle.findIndex((each) => each.thread === thread);
  if (place >= 0) idle.splice(place, 1);
}

/** Keeps a thread whose task has ended well; it holds nothing up that wants to end. */
export function keepThread(thread: MeasuringThread): void {
  const { worker } = thread;
  if (thread.tasks >= MOST_TASKS) {
    void worker.terminate();
    return;
  }
  const timer = setTimeout(() => {
    forget(thread);
    void worker.terminate();
  }, PATIENCE);
  timer.unref();
  worker.unref();
  idle.push({ thread, timer });
}
