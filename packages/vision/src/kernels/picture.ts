import { colourScale, type ColourScale } from '../light/colour';
import type { YuvImage } from '../image';
import { kernels, type Kernels } from './load';

let shown: YuvImage | null = null;
let scale: ColourScale | null = null;

/**
 * An image as the kernels read it: its samples are copied into their memory when it is first looked at, and again when another one was looked
 * at meanwhile. So an image must stay as it is while a picture of it is in use.
 */
export class Picture {
  constructor(readonly image: YuvImage) {}

  /** The kernels, which now read this picture. */
  look(): Kernels {
    if (shown !== this.image) {
      copy(this.image);
      tell(colourScale(this.image));
      shown = this.image;
    }
    return kernels;
  }
}

function copy({ y, u, v, width, height, chromaWidth, chromaHeight }: YuvImage): void {
  const planes = [y, u, v];
  let at = kernels.reservePicture(planes.reduce((sum, plane) => sum + plane.byteLength, 0));
  const bytes = new Uint8Array(kernels.memory.buffer);
  for (const { buffer, byteOffset, byteLength } of planes) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  kernels.setPicture(width, height, chromaWidth, chromaHeight, y.BYTES_PER_ELEMENT);
}

function tell(own: ColourScale): void {
  if (scale === own) return;
  kernels.setTransfer(own.transfer === 'hlg');
  kernels.setColours(own.lumaOffset, own.lumaScale, own.chromaOffset, own.rv, own.gu, own.gv, own.bu);
  scale = own;
}
