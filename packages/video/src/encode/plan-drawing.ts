import type { PictureSize } from './output-size';
import type { Box } from './overlay/layout';

export const FONTS_FOLDER = 'fonts';

/** The file with a video's drawings that move, and with those that do not. */
export function drawingFiles(name: string): { readonly moving: string; readonly fixed: string } {
  return { moving: `${name}.ass`, fixed: `${name}-fixed.ass` };
}

/**
 * Chains that draw on a picture of the given size. What does not move is drawn once, as a strip that is then laid on every frame: libass lays
 * out and draws each line of a file anew for each frame.
 */
export function drawingGraph(name: string, picture: string, size: PictureSize, strip: Box): string[] {
  const { moving, fixed } = drawingFiles(name);
  const ass = (file: string): string => `ass=f=${file}:fontsdir=${FONTS_FOLDER}`;
  const { x, y, width, height } = strip;
  return [
    `color=c=black@0:s=${size.width}x${size.height}:r=1:d=1,format=yuva420p,${ass(fixed)}:alpha=1,crop=${width}:${height}:${x}:${y}[${name}_fixed]`,
    `${picture}[${name}_plain]`,
    `[${name}_plain][${name}_fixed]overlay=x=${x}:y=${y}:eof_action=repeat,${ass(moving)}[${name}]`,
  ];
}
