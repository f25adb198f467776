import type { VideoProbe } from '../probe/video-probe';
import type { PlannedFile } from './planned-file';

export const HDR_LUT = 'hdr.cube';

/** Steps per axis; between them ffmpeg interpolates. */
const SIZE = 33;
/** Luminance of diffuse white in HDR programmes, cd/m² (ITU-R BT.2408). */
const REFERENCE_WHITE = 203;
const HLG_PEAK = 1000;
/** ITU-R BT.2100: system gamma of a display of 1000 cd/m². */
const HLG_GAMMA = 1.2;
/** Linear light up to this part of the screen's white stays as it is; beyond, highlights are pressed together. */
const KNEE = 0.5;
/** ITU-R BT.1886. */
const SCREEN_GAMMA = 2.4;

type Triple = readonly [number, number, number];

/** Whether a video is coded for screens of high dynamic range: ITU-R BT.2100 PQ or HLG. */
export function isHdr({ colorTransfer }: Pick<VideoProbe, 'colorTransfer'>): boolean {
  return colorTransfer === 'smpte2084' || colorTransfer === 'arib-std-b67';
}

/** A table of Adobe's cube format: HDR signal, BT.2020 → signal for common screens, BT.709. None for a video that needs none. */
export function hdrLut(probe: Pick<VideoProbe, 'colorTransfer'>): PlannedFile[] {
  if (!isHdr(probe)) return [];
  const light = probe.colorTransfer === 'smpte2084' ? pqLight : hlgLight;
  return [{ name: HDR_LUT, lines: () => cube(light) }];
}

function* cube(light: (signal: Triple) => Triple): Generator<string, void, undefined> {
  yield `LUT_3D_SIZE ${SIZE}\n`;
  const step = (i: number): number => i / (SIZE - 1);
  for (let b = 0; b < SIZE; b++)
    for (let g = 0; g < SIZE; g++)
      for (let r = 0; r < SIZE; r++) {
        const shown = onScreen(light([step(r), step(g), step(b)]));
        yield `${shown.map((value) => value.toFixed(6)).join(' ')}\n`;
      }
}

/** Light in units of diffuse white, from the signal 0–1: SMPTE ST 2084. */
function pqLight(signal: Triple): Triple {
  const [m1, m2, c1, c2, c3] = [0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875];
  return map(signal, (value) => {
    const power = value ** (1 / m2);
    return (10_000 * (Math.max(0, power - c1) / (c2 - c3 * power)) ** (1 / m1)) / REFERENCE_WHITE;
  });
}

/** ARIB STD-B67 with the OOTF of BT.2100. */
function hlgLight(signal: Triple): Triple {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
  const scene = map(signal, (v) => (v <= 0.5 ? (v * v) / 3 : (Math.exp((v - c) / a) + b) / 12));
  const luminance = 0.2627 * scene[0] + 0.678 * scene[1] + 0.0593 * scene[2];
  const gain = (HLG_PEAK * luminance ** (HLG_GAMMA - 1)) / REFERENCE_WHITE;
  return map(scene, (value) => value * (luminance > 0 ? gain : 0));
}

/** Highlights pressed together with their hue kept, BT.2020 → BT.709 (ITU-R BT.2087), coded for a screen. */
function onScreen(light: Triple): Triple {
  const peak = Math.max(...light);
  const pressed = peak <= KNEE ? peak : 1 - (1 - KNEE) * Math.exp(-(peak - KNEE) / (1 - KNEE));
  const [r, g, b] = map(light, (value) => (peak > 0 ? (value * pressed) / peak : 0));
  const narrow: Triple = [
    1.6605 * r - 0.5876 * g - 0.0728 * b,
    -0.1246 * r + 1.1329 * g - 0.0083 * b,
    -0.0182 * r - 0.1006 * g + 1.1187 * b,
  ];
  return map(narrow, (value) => Math.min(1, Math.max(0, value)) ** (1 / SCREEN_GAMMA));
}

function map([r, g, b]: Triple, of: (value: number) => number): Triple {
  return [of(r), of(g), of(b)];
}
