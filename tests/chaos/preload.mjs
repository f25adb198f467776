// Loaded into the workers by NODE_OPTIONS, before anything else: lets a test spoil a process from outside, as the world does.
// SIGUSR2 reads {CHAOS_CONTROL}/{pid}.json: {"block": ms} holds the event loop, {"clock": ms} moves the process's wall clock.
// The file {CHAOS_CONTROL}/wasm makes the next search for spots run the kernels out of their memory, once.
import { existsSync, readFileSync, renameSync } from 'node:fs';
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

/** More than the kernels' memory may have in all. */
const TOO_MUCH = 1_000_000_000;
const Instance = WebAssembly.Instance;

function spoiled(exports) {
  const brightness = (...args) => {
    if (claim('wasm')) exports.reservePicture(TOO_MUCH);
    return exports.brightness(...args);
  };
  return { ...exports, brightness };
}

if (control !== undefined)
  WebAssembly.Instance = class {
    constructor(...args) {
      const instance = new Instance(...args);
      const { exports } = instance;
      if (!('reservePicture' in exports)) return instance;
      return { exports: spoiled(exports) };
    }
  };
