/** Side of the square tiles in which a frame is developed, pixels. */
export const TILE = 16;

/** Linear light that lamps add to a frame, and the tiles it touches. */
export interface LightBuffer {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Red, green and blue interleaved; 1 is full scale. */
  readonly rgb: Float32Array;
  readonly touched: Uint8Array;
}

export function createLightBuffer(width: number, height: number): LightBuffer {
  const [columns, rows] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  return {
    width,
    height,
    columns,
    rows,
    rgb: new Float32Array(width * height * 3),
    touched: new Uint8Array(columns * rows),
  };
}

/** Takes the light out of the touched tiles. */
export function clearLight(buffer: LightBuffer): void {
  for (let tile = 0; tile < buffer.touched.length; tile++) {
    if (buffer.touched[tile] === 0) continue;
    const x = (tile % buffer.columns) * TILE;
    const y = Math.floor(tile / buffer.columns) * TILE;
    const right = Math.min(x + TILE, buffer.width);
    for (let row = y; row < Math.min(y + TILE, buffer.height); row++) {
      buffer.rgb.fill(0, (row * buffer.width + x) * 3, (row * buffer.width + right) * 3);
    }
  }
  buffer.touched.fill(0);
}

/** Marks the tiles of a rectangle (inclusive pixel bounds inside the frame). */
export function touch(buffer: LightBuffer, x0: number, y0: number, x1: number, y1: number): void {
  for (let row = y0 >> 4; row <= y1 >> 4; row++) {
    buffer.touched.fill(1, row * buffer.columns + (x0 >> 4), row * buffer.columns + (x1 >> 4) + 1);
  }
}
