import { KERNELS } from '../generated/kernels';

/** The functions of `packages/vision/kernels`, where they are described. Addresses are bytes from the beginning of their memory. */
export interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer };

  reservePicture(bytes: number): number;
  setPicture(
    width: number,
    height: number,
    chromaWidth: number,
    chromaHeight: number,
    bytesOfSample: number,
  ): void;

  setTransfer(hlg: boolean): void;
  setColours(
    lumaOffset: number,
    lumaScale: number,
    chromaOffset: number,
    rv: number,
    gu: number,
    gv: number,
    bu: number,
  ): void;
  redOf(y: number, v: number): number;
  greenOf(y: number, u: number, v: number): number;
  blueOf(y: number, u: number): number;
  largestOf(y: number, u: number, v: number): number;
  linearise(coded: number): number;

  reserveValues(count: number): number;
  middleOfValues(count: number): number;

  reserveSamples(count: number): number;
  brightness(bx: number, by: number, columns: number, rows: number): number;
  redness(bx: number, by: number, columns: number, rows: number): number;
  contrast(width: number, height: number, half: number, side: number): number;
  findHighest(width: number, height: number, level: number): number;
  highest(): number;
  spotColour(cx: number, cy: number, reach: number, clip: number): number;

  lightRadius(x: number, y: number, reach: number): number;

  lights(): number;
  lamps(): number;
  /** 1: found. */
  centroid(x: number, y: number, radius: number): number;
  centreX(): number;
  centreY(): number;
  meanRed(x: number, y: number, radius: number): number;

  /** 1: enough is left to measure. */
  measureBlocks(
    lamps: number,
    radius: number,
    inner: number,
    outer: number,
    others: number,
    clip: number,
  ): number;
  blockSums(): number;
  redInRings(): number;

  readRings(
    lamps: number,
    reach: number,
    ringWidth: number,
    others: number,
    apart: number,
    clip: number,
    least: number,
  ): number;
  sumsOfRings(): number;
  countsOfRings(): number;
  partsOfRings(): number;
}

/** The little of the platform's WebAssembly that is used here; Node's own types do not tell of it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** One instance a thread: it is compiled in some milliseconds, and as fast in the first frame as in the last. */
export const kernels = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(KERNELS, 'base64')), {
  env: {
    abort: (_message: number, _file: number, line: number, column: number) => {
      throw new Error(`A kernel gave up in line ${line}, column ${column}.`);
    },
  },
}).exports as Kernels;
