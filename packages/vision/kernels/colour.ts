let lumaOffset: f64 = 0;
let lumaScale: f64 = 0;
let chromaOffset: f64 = 0;
let redFromV: f64 = 0;
let greenFromU: f64 = 0;
let greenFromV: f64 = 0;
let blueFromU: f64 = 0;

/** Linear light of each code of luma, full scale 1: enough for 10 bit. */
export const linearLumas = new StaticArray<f64>(1024);

/** Steps of the table of {@link linearise}: straight lines between them are good to 6e-9 of full scale. */
const STEPS: i32 = 8192;
const table = new StaticArray<f64>(STEPS + 2);

/** ARIB STD-B67, of scene light; full scale 1. */
const HLG_A: f64 = 0.17883277;
const HLG_B: f64 = 0.28466892;
const HLG_C: f64 = 0.55991073;

/** Coded by ARIB STD-B67 (hybrid log-gamma), else by IEC 61966-2-1 (sRGB). */
let isHlg = false;
setTransfer(false);

/** How light is coded; before {@link setColours}. */
export function setTransfer(hlg: bool): void {
  isHlg = hlg;
  for (let i = 0; i < table.length; i++) unchecked((table[i] = curveOf(<f64>i / STEPS)));
}

/** How samples of the stream become gamma-coded R′G′B′, full scale 1 (`src/light/colour.ts`). */
export function setColours(offset: f64, scale: f64, middle: f64, rv: f64, gu: f64, gv: f64, bu: f64): void {
  lumaOffset = offset;
  lumaScale = scale;
  chromaOffset = middle;
  redFromV = rv;
  greenFromU = gu;
  greenFromV = gv;
  blueFromU = bu;
  for (let code = 0; code < linearLumas.length; code++) linearLumas[code] = linearOf(lumaOf(code));
}

/** Y′. */
export function lumaOf(y: f64): f64 {
  return (y - lumaOffset) * lumaScale;
}

/** R′. */
export function redOf(y: f64, v: f64): f64 {
  return lumaOf(y) + redFromV * (v - chromaOffset);
}

/** G′. */
export function greenOf(y: f64, u: f64, v: f64): f64 {
  return lumaOf(y) + greenFromU * (u - chromaOffset) + greenFromV * (v - chromaOffset);
}

/** B′. */
export function blueOf(y: f64, u: f64): f64 {
  return lumaOf(y) + blueFromU * (u - chromaOffset);
}

/** The largest of R′, G′, B′. */
export function largestOf(y: f64, u: f64, v: f64): f64 {
  const cb = u - chromaOffset;
  const cr = v - chromaOffset;
  const red = redFromV * cr;
  const green = greenFromU * cb + greenFromV * cr;
  const blue = blueFromU * cb;
  const more = red > green ? red : green;
  return lumaOf(y) + (more > blue ? more : blue);
}

/** The largest of R′, G′, B′ of four samples at once, in single precision: Y′ ({@link lumasOf}) and U and V samples. */
export function largestOfFour(lumas: v128, u: v128, v: v128): v128 {
  const cb = f32x4.sub(u, f32x4.splat(<f32>chromaOffset));
  const cr = f32x4.sub(v, f32x4.splat(<f32>chromaOffset));
  const red = f32x4.mul(f32x4.splat(<f32>redFromV), cr);
  const green = f32x4.add(
    f32x4.mul(f32x4.splat(<f32>greenFromU), cb),
    f32x4.mul(f32x4.splat(<f32>greenFromV), cr),
  );
  const blue = f32x4.mul(f32x4.splat(<f32>blueFromU), cb);
  return f32x4.add(lumas, f32x4.pmax(f32x4.pmax(red, green), blue));
}

/** R′ less B′ of four U and V samples at once: what red light adds to grey, green or white surroundings. */
export function rednessOfFour(u: v128, v: v128): v128 {
  const cb = f32x4.sub(u, f32x4.splat(<f32>chromaOffset));
  const cr = f32x4.sub(v, f32x4.splat(<f32>chromaOffset));
  return f32x4.sub(f32x4.mul(f32x4.splat(<f32>redFromV), cr), f32x4.mul(f32x4.splat(<f32>blueFromU), cb));
}

/** Y′ of four luma samples at once. */
export function lumasOf(y: v128): v128 {
  return f32x4.mul(f32x4.sub(y, f32x4.splat(<f32>lumaOffset)), f32x4.splat(<f32>lumaScale));
}

/** Coded to linear light, full scale 1, continued below zero so that noise stays unbiased. */
export function linearise(coded: f64): f64 {
  if (coded <= 0.04045) return footOf(coded);
  const place = (coded < 1 ? coded : 1) * STEPS;
  const step = <i32>place;
  const before = unchecked(table[step]);
  return before + (place - <f64>step) * (unchecked(table[step + 1]) - before);
}

/** The inverse of {@link linearise}, up to full scale. */
export function gammaCode(linear: f64): f64 {
  if (!isHlg) {
    return linear <= 0.04045 / 12.92 ? 12.92 * linear : 1.055 * min<f64>(linear, 1) ** (1 / 2.4) - 0.055;
  }
  if (linear > 1 / 12) return HLG_A * Math.log(12 * min<f64>(linear, 1) - HLG_B) + HLG_C;
  return linear < 0 ? -sqrt<f64>(-3 * linear) : sqrt<f64>(3 * linear);
}

function linearOf(coded: f64): f64 {
  return coded <= 0.04045 ? footOf(coded) : curveOf(min<f64>(coded, 1));
}

function curveOf(coded: f64): f64 {
  if (!isHlg) return ((coded + 0.055) / 1.055) ** 2.4;
  return coded <= 0.5 ? (coded * coded) / 3 : (Math.exp((coded - HLG_C) / HLG_A) + HLG_B) / 12;
}

/** Of the darkest codes, also below zero. */
function footOf(coded: f64): f64 {
  return isHlg ? (coded * abs(coded)) / 3 : coded / 12.92;
}
