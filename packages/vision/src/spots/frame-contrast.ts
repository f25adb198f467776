import { openCv, withMats } from './opencv';
import { DISC, leastContrast, LEVEL_WITHIN, SMOOTHING, type ContrastOf, type Top } from './tops';

/** Contrast and tops of a large image, with OpenCV: `values` are width × height, row by row. */
export const frameContrast: ContrastOf = (values, width, height, options) => {
  const { kernel } = options;
  const cv = openCv();
  return withMats((own) => {
    const source = own(cv.matFromArray(height, width, cv.CV_32FC1, values as unknown as number[]));
    const smooth = own(new cv.Mat());
    const surroundings = own(new cv.Mat());
    const contrast = own(new cv.Mat());
    cv.GaussianBlur(source, smooth, new cv.Size(3, 3), SMOOTHING, SMOOTHING, cv.BORDER_REPLICATE);
    cv.blur(source, surroundings, new cv.Size(kernel, kernel), new cv.Point(-1, -1), cv.BORDER_REPLICATE);
    cv.subtract(smooth, surroundings, contrast);

    const contrasts = Float32Array.from(contrast.data32F);
    const level = leastContrast(contrasts, options);
    const marks = topMask(smooth.data32F, contrasts, width, level);
    const mask = own(cv.matFromArray(height, width, cv.CV_8UC1, marks as unknown as number[]));
    const labels = own(new cv.Mat());
    const stats = own(new cv.Mat());
    const centres = own(new cv.Mat());
    const count: number = cv.connectedComponentsWithStats(mask, labels, stats, centres, 8, cv.CV_32S);

    const positions: Float64Array = centres.data64F;
    const tops: Top[] = [];
    for (let label = 1; label < count; label++) {
      const bx = Math.round(positions[2 * label] ?? 0);
      const by = Math.round(positions[2 * label + 1] ?? 0);
      tops.push({ bx, by, strength: contrasts[by * width + bx] ?? 0 });
    }
    return { contrasts, tops, level };
  });
};

/**
 * Where the contrast is enough and nothing in the disc around is brighter. The disc is searched at such places alone, which are few: to
 * spread the brightest of each disc over the whole image (dilation) was half of the search.
 */
function topMask(smooth: Float32Array, contrast: Float32Array, width: number, level: number): Uint8Array {
  const mask = new Uint8Array(smooth.length);
  const height = smooth.length / width;
  for (let i = 0; i < smooth.length; i++) {
    if (
      (contrast[i] ?? 0) > level &&
      (smooth[i] ?? 0) >= highestAround(smooth, i, width, height) - LEVEL_WITHIN
    )
      mask[i] = 255;
  }
  return mask;
}

/** The brightest sample of the disc of five by five around one, as far as it is in the image. */
function highestAround(smooth: Float32Array, index: number, width: number, height: number): number {
  const x = index % width;
  const y = (index - x) / width;
  let highest = -Infinity;
  for (const [dy, reach] of DISC) {
    if (y + dy < 0 || y + dy >= height) continue;
    const row = (y + dy) * width;
    for (let column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column++)
      highest = Math.max(highest, smooth[row + column] ?? 0);
  }
  return highest;
}
