/** Samples of the picture that is looked at: luma, then U, then V, row by row, each of one byte or of two. */
let samples = new StaticArray<u8>(0);
/** Bytes that may be read beyond the end of the last row: samples are read eight at once. */
const BEYOND: i32 = 32;

export let luma: usize = 0;
export let chromaU: usize = 0;
export let chromaV: usize = 0;
/** Luma pixels. */
export let width: i32 = 0;
export let height: i32 = 0;
/** Chroma samples. */
export let chromaWidth: i32 = 0;
export let chromaHeight: i32 = 0;
/** Samples of two bytes. */
export let isDeep = false;

/** Where so many bytes of a picture are to be written. */
export function reservePicture(bytes: i32): usize {
  if (samples.length < bytes + BEYOND) samples = new StaticArray<u8>(bytes + BEYOND);
  return changetype<usize>(samples);
}

/** What was written there. */
export function setPicture(
  lumaWidth: i32,
  lumaHeight: i32,
  widthOfChroma: i32,
  heightOfChroma: i32,
  bytesOfSample: i32,
): void {
  width = lumaWidth;
  height = lumaHeight;
  chromaWidth = widthOfChroma;
  chromaHeight = heightOfChroma;
  isDeep = bytesOfSample === 2;
  luma = changetype<usize>(samples);
  chromaU = luma + width * height * bytesOfSample;
  chromaV = chromaU + chromaWidth * chromaHeight * bytesOfSample;
}

/** A sample of a plane; `T`: how it is stored. */
export function sampleAt<T>(plane: usize, index: i32): i32 {
  return <i32>load<T>(plane + ((<usize>index) << alignof<T>()));
}

/** Four samples of a plane, as whole numbers. */
export function fourSamples<T>(plane: usize, index: i32): v128 {
  const at = plane + ((<usize>index) << alignof<T>());
  if (sizeof<T>() === 2) return i32x4.extend_low_i16x8_u(v128.load64_zero(at));
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at)));
}

/** Sums of four pairs of samples of a plane. */
export function fourPairs<T>(plane: usize, index: i32): v128 {
  const at = plane + ((<usize>index) << alignof<T>());
  if (sizeof<T>() === 2) return i32x4.extadd_pairwise_i16x8_u(v128.load(at));
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extend_low_i8x16_u(v128.load64_zero(at)));
}

/** Mean of the four pixels of a chroma sample: a quarter of a code is told apart. */
export function meanLuma<T>(bx: i32, by: i32): f64 {
  const at = 2 * by * width + 2 * bx;
  const sum =
    sampleAt<T>(luma, at) +
    sampleAt<T>(luma, at + 1) +
    sampleAt<T>(luma, at + width) +
    sampleAt<T>(luma, at + width + 1);
  return <f64>sum / 4;
}

/** The brightest of the four. */
export function brightestLuma<T>(bx: i32, by: i32): i32 {
  const at = 2 * by * width + 2 * bx;
  return max(
    max(sampleAt<T>(luma, at), sampleAt<T>(luma, at + 1)),
    max(sampleAt<T>(luma, at + width), sampleAt<T>(luma, at + width + 1)),
  );
}
