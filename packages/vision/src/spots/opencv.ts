import type { cv as OpenCv } from 'opencv-wasm';

/** The little of OpenCV's matrix that is used here. */
export interface Mat {
  readonly data: Uint8Array;
  readonly data32S: Int32Array;
  readonly data32F: Float32Array;
  readonly data64F: Float64Array;
  delete(): void;
}

/** Hands out matrices and frees all of them when `work` ends: the wasm heap has no collector. */
export function withMats<T>(work: (track: <M extends { delete(): void }>(mat: M) => M) => T): T {
  const owned: { delete(): void }[] = [];
  try {
    return work((mat) => {
      owned.push(mat);
      return mat;
    });
  } finally {
    for (const mat of owned) mat.delete();
  }
}

let loaded: typeof OpenCv | undefined;

/** OpenCV, loaded when it is first needed: that takes a quarter of a second, and most stretches of a video go without. */
export function openCv(): typeof OpenCv {
  loaded ??= (module.require('opencv-wasm') as { cv: typeof OpenCv }).cv;
  return loaded;
}
