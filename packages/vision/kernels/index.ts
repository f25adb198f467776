/**
 * The arithmetic on pixels, in AssemblyScript: a subset of TypeScript that is compiled to WebAssembly (docs/decisions/0019-kernels.md).
 * `src/kernels` loads it, copies a picture into its memory and gives these functions their types.
 */
export { reservePicture, setPicture } from './picture';
export { blueOf, greenOf, largestOf, linearise, redOf, setColours, setTransfer } from './colour';
export { centroid, centreX, centreY, meanRed } from './centroid';
export { blockSums, measureBlocks, redInRings } from './blocks';
export { lamps, lights } from './lights';
export { countsOfRings, partsOfRings, readRings, sumsOfRings } from './rings';
export { brightness, redness, reserveSamples } from './brightness';
export { contrast, findHighest, highest } from './contrast';
export { lightRadius } from './radius';
export { spotColour } from './spot-colour';
export { middleOfValues, reserveValues } from './middle';
