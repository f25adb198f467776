// Loaded into the workers by NODE_OPTIONS, before anything else: lets a test spoil a process from outside, as the world does.
// SIGUSR2 reads {CHAOS_CONTROL}/{pid}.json: {"block": ms} holds the event loop, {"clock": ms} moves the process's wall clock.
// The file {CHAOS_CONTROL}/wasm makes the next whole-frame search run OpenCV out of its memory, once.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

const control = process.env.CHAOS_CONTROL;
const RealDate = Date;
let shift = 0;

function moveClock(by) {
  if (shift === 0)
    globalThis.Date = class extends RealDate {
      constructor(...args) {
        if (args.length === 0) super(RealDate.now() + shift);
        else super(...args);
      }
      static now() {
        return RealDate.now() + shift;
      }
    };
  shift = by;
}

if (control !== undefined && isMainThread)
  process.on('SIGUSR2', () => {
    const { block = 0, clock } = JSON.parse(readFileSync(path.join(control, `${process.pid}.json`), 'utf8'));
    if (clock !== undefined) moveClock(clock);
    if (block > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, block);
  });

function claim(name) {
  const file = path.join(control, name);
  if (!existsSync(file)) return false;
  try {
    renameSync(file, `${file}.done`);
    return true;
  } catch {
    return false;
  }
}

const load = Module._load;
Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request !== 'opencv-wasm' || control === undefined) return loaded;
  const { cv } = loaded;
  if (cv.spoiled !== true) {
    cv.spoiled = true;
    for (const name of ['connectedComponentsWithStats', 'connectedComponents', 'GaussianBlur', 'dilate']) {
      const real = cv[name];
      if (typeof real !== 'function') continue;
      // Keeps the table of overloads that hangs on the function.
      cv[name] = new Proxy(real, {
        apply(target, self, args) {
          if (claim('wasm')) for (;;) new cv.Mat(8192, 8192, cv.CV_8UC4);
          return Reflect.apply(target, self, args);
        },
      });
    }
  }
  return loaded;
};
