import { escapeMarkup } from '../html/escape';
import type { Picture, Shape } from './picture';

/** The picture as an SVG element that needs nothing else. */
export function svg({ width, height, title, shapes }: Picture): string {
  const words = escapeMarkup(title);
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${words}">${shapes.map(element).join('')}</svg>`;
}

function element(shape: Shape): string {
  if (shape.kind === 'path') {
    const stroke =
      shape.stroke === undefined ? '' : ` stroke="${shape.stroke}" stroke-width="${shape.width ?? 1}"`;
    const dash = shape.dash === undefined ? '' : ` stroke-dasharray="${shape.dash.join(' ')}"`;
    return `<path d="${shape.d}" fill="${shape.fill ?? 'none'}"${stroke}${dash}/>`;
  }
  const { x, y, anchor, size, colour, text } = shape;
  const bold = shape.bold === true ? ' font-weight="bold"' : '';
  const place = shape.upright === true ? `transform="translate(${x} ${y}) rotate(-90)"` : `x="${x}" y="${y}"`;
  return `<text ${place} text-anchor="${anchor}" font-size="${size}" fill="${colour}"${bold}>${escapeMarkup(text)}</text>`;
}
