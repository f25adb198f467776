import type PDFDocument from 'pdfkit';
import { COLOURS } from '../draw/picture';

/** Points. */
export const MARGIN = 40;
const FOOTER = 30;

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
}

/** Words without an end are given places to break: pdfkit tries such words out letter by letter, which takes for ever. */
function breakable(text: string): string {
  return text.replaceAll(/\S{80,}/gu, (word) => word.replaceAll(/.{40}/gsu, '$&\u200B'));
}

/** An A4 page after the other, filled from above; positions and sizes in points. */
export class Sheet {
  readonly left = MARGIN;
  readonly width: number;
  private cursor = MARGIN;
  private readonly heights = new Map<string, number>();

  constructor(readonly pdf: InstanceType<typeof PDFDocument>) {
    this.width = pdf.page.width - 2 * MARGIN;
  }

  get y(): number {
    return this.cursor;
  }

  get bottom(): number {
    return this.pdf.page.height - MARGIN - FOOTER;
  }

  /** Begins a page unless this much room is left. True when it did. */
  need(height: number): boolean {
    if (this.cursor + height <= this.bottom) return false;
    this.pdf.addPage();
    this.cursor = MARGIN;
    return true;
  }

  skip(height: number): void {
    this.cursor += height;
  }

  use({ size, bold = false, colour = COLOURS.ink }: TextStyle): void {
    this.pdf
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
  }

  heightOf(text: string, width: number, style: TextStyle): number {
    if (text === '') return style.size * 1.17;
    const words = breakable(text);
    const key = `${style.size} ${style.bold ?? false} ${width} ${words}`;
    const known = this.heights.get(key);
    if (known !== undefined) return known;
    this.use(style);
    const height = this.pdf.heightOfString(words, { width });
    this.heights.set(key, height);
    return height;
  }

  /** Text in a box that must have room; the cursor stays. */
  write(text: string, x: number, y: number, width: number, style: TextStyle): void {
    if (text === '') return;
    this.use(style);
    this.pdf.text(breakable(text), x, y, { width, align: style.align ?? 'left' });
  }

  rule(y: number, colour: string, width = 0.5): void {
    this.pdf
      .moveTo(this.left, y)
      .lineTo(this.left + this.width, y)
      .lineWidth(width)
      .undash()
      .stroke(colour);
  }
}
