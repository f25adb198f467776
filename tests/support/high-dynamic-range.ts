import type { Picture } from '@papiscope/simulator';

export type Transfer = 'smpte2084' | 'arib-std-b67';

/** Luminance of diffuse white in HDR programmes, cd/m² (ITU-R BT.2408). */
const REFERENCE_WHITE = 203;
/** Of the display that HLG is made for, cd/m² (ITU-R BT.2100). */
const PEAK = 1000;

type Triple = readonly [number, number, number];

/** ITU-R BT.2100, table 4. `light`: cd/m². */
function pq(light: Triple): Triple {
  const [m1, m2, c1, c2, c3] = [2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128];
  return light.map((value) => {
    const power = (value / 10_000) ** m1;
    return ((c1 + c2 * power) / (1 + c3 * power)) ** m2;
  }) as unknown as Triple;
}

/** ITU-R BT.2100, table 5: the inverse of the display's OOTF with γ = 1.2, then the OETF. */
function hlg(light: Triple): Triple {
  const luminance = (0.2627 * light[0] + 0.678 * light[1] + 0.0593 * light[2]) / PEAK;
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
  return light.map((value) => {
    const scene = luminance > 0 ? value / PEAK / luminance ** (0.2 / 1.2) : 0;
    return scene <= 1 / 12 ? Math.sqrt(3 * scene) : a * Math.log(12 * scene - b) + c;
  }) as unknown as Triple;
}

/** Linear light of BT.709's primaries in those of BT.2020 (ITU-R BT.2087). */
function widened([r, g, b]: Triple): Triple {
  return [
    0.6274 * r + 0.3293 * g + 0.0433 * b,
    0.0691 * r + 0.9195 * g + 0.0114 * b,
    0.0164 * r + 0.088 * g + 0.8956 * b,
  ];
}

/** A picture of common range as a camera of high dynamic range would code it: BT.2020, 10 bit, diffuse white at 203 cd/m²; yuv420p10le. */
export function inHighRange({ width, height, y, u, v }: Picture, transfer: Transfer): Uint8Array {
  const half = width / 2;
  const luma = new Uint16Array(width * height);
  // Chroma is the mean of four pixels.
  const sums = [0, 1].map(() => new Float64Array(half * (height / 2)));
  const code = transfer === 'smpte2084' ? pq : hlg;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = (row >> 1) * half + (column >> 1);
      const bright = ((y[row * width + column] ?? 0) - 16) / 219;
      const [blue, red] = [((u[at] ?? 0) - 128) / 224, ((v[at] ?? 0) - 128) / 224];
      const signal = [bright + 1.5748 * red, bright - 0.1873 * blue - 0.4681 * red, bright + 1.8556 * blue];
      const light = signal.map((value) => REFERENCE_WHITE * Math.min(1, Math.max(0, value)) ** 2.4);
      const [r, g, b] = code(widened(light as unknown as Triple));
      const sum = 0.2627 * r + 0.678 * g + 0.0593 * b;
      luma[row * width + column] = Math.round(64 + 876 * sum);
      sums.forEach(
        (plane, i) => (plane[at] = (plane[at] ?? 0) + (i === 0 ? (b - sum) / 1.8814 : (r - sum) / 1.4746)),
      );
    }
  const chroma = sums.map((plane) => Uint16Array.from(plane, (value) => Math.round(512 + (896 * value) / 4)));
  return Buffer.concat([luma, ...chroma].map((plane) => Buffer.from(plane.buffer)));
}
