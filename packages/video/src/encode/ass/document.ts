import { assTime } from './time';

/**
 * One line of an ASS file: seconds, a layer (higher is drawn later), a style's name and text with override tags. `fixed`: it stays as it is
 * through the whole video, below everything else, and so has to be drawn only once.
 */
export interface AssEvent {
  readonly fixed?: true;
  readonly layer: number;
  readonly start: number;
  readonly end: number;
  readonly style: string;
  readonly text: string;
}

/** `size`: height of a line in pixels of the picture. Anchored at the top left; outlined in black by `outline` pixels. */
export interface AssStyle {
  readonly name: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly outline?: number;
}

export const FONT = 'DejaVu Sans';

/** What stays through the whole video, or what moves in it. */
export type Layer = 'fixed' | 'moving';

/** The lines of an ASS file with the events of one layer, whose coordinates are the pixels of a picture of the given size. */
export function* assDocument(
  size: { readonly width: number; readonly height: number },
  styles: readonly AssStyle[],
  events: Iterable<AssEvent>,
  layer: Layer,
): Generator<string, void, undefined> {
  const head = [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${size.width}`,
    `PlayResY: ${size.height}`,
    'WrapStyle: 2',
    'ScaledBorderAndShadow: yes',
    'YCbCr Matrix: None',
    '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    ...styles.map(styleLine),
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
  ];
  for (const line of head) yield `${line}\n`;
  for (const event of events) {
    const own = (event.fixed === true) === (layer === 'fixed');
    if (own && event.end > event.start) yield `${eventLine(event)}\n`;
  }
}

function styleLine({ name, size, bold = false, outline = 0 }: AssStyle): string {
  const weight = bold ? -1 : 0;
  return `Style: ${name},${FONT},${size},&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,${weight},0,0,0,100,100,0,0,1,${outline},0,7,0,0,0,1`;
}

function eventLine({ layer, start, end, style, text }: AssEvent): string {
  return `Dialogue: ${layer},${assTime(start)},${assTime(end)},${style},,0,0,0,,${text}`;
}
