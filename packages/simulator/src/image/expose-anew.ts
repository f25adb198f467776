import type { Tone } from './tone';
import { lumaOf, type Picture } from './yuv';

const { round } = Math;

/** Makes the scene of a picture so many times as bright, as grey of the same luma would be; colours fade or grow with their luma. */
export function exposeAnew(picture: Picture, tone: Tone, brightness: number): void {
  const { width, height, y, u, v } = picture;
  const before = Float64Array.from({ length: 256 }, (_, code) => ((code - 16) * 255) / 219);
  const after = before.map((code) => tone.code(brightness * tone.linear(code)));
  const luma = Uint8Array.from(after, (code) => round(lumaOf(code, code, code)));
  const colour = after.map((code, i) => ((before[i] ?? 0) > 1 ? code / (before[i] ?? 1) : 1));
  for (let row = 0; row < height / 2; row++) {
    for (let column = 0; column < width / 2; column++) {
      const at = row * (width / 2) + column;
      const share = colour[y[2 * row * width + 2 * column] ?? 16] ?? 1;
      u[at] = round(128 + share * ((u[at] ?? 128) - 128));
      v[at] = round(128 + share * ((v[at] ?? 128) - 128));
    }
  }
  for (const [at, code] of y.entries()) y[at] = luma[code] ?? code;
}
