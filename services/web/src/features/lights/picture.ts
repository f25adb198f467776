import { useEffect, useState } from 'react';
import type { Pixels } from './snap';

export type PictureState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly url: string; readonly pixels: Pixels };

function pixelsOf(image: HTMLImageElement): Pixels {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gives no canvas.');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** A picture of this origin and its pixels. */
export function usePicture(url: string): PictureState {
  const [picture, setPicture] = useState<PictureState>({ state: 'loading' });
  useEffect(() => {
    const image = new Image();
    image.onload = () => setPicture({ state: 'ready', url, pixels: pixelsOf(image) });
    image.onerror = () => setPicture({ state: 'failed' });
    image.src = url;
    return () => {
      image.onload = null;
      image.onerror = null;
    };
  }, [url]);
  return picture;
}
