import { assDocument, type AssEvent, type AssStyle, type Layer } from '../ass/document';
import type { PictureSize } from '../output-size';
import type { DrawnUnit } from '../units';
import type { Film } from './film';
import { infoEvents, progressEvents } from './info';
import { overlayLayout, type Box } from './layout';
import { lightEvents } from './lights';
import { panelEvents } from './panel';
import { plotEvents } from './plot';

export interface EnhancedOverlay extends Film {
  readonly size: PictureSize;
  /** Width and height of the frames in which the rows' x and y are pixels. */
  readonly source: PictureSize;
  readonly units: readonly DrawnUnit[];
}

/** The strip of the picture in which its fixed drawings lie. */
export function enhancedStrip({ size, source, frames, units }: EnhancedOverlay): Box {
  const { panel } = overlayLayout(size, source.height, frames, units);
  // even numbers keep luma and chroma together
  const y = 2 * Math.floor(panel.y / 2);
  const bottom = Math.min(size.height, 2 * Math.ceil((panel.y + panel.height) / 2));
  return { x: 0, y, width: size.width, height: bottom - y };
}

/** The drawings of the annotated video as an ASS file. */
export function enhancedOverlay(overlay: EnhancedOverlay, layer: Layer): Iterable<string> {
  const { size, source, frames, units, duration, angleOf } = overlay;
  const layout = overlayLayout(size, source.height, frames, units);
  const outline = Math.max(1, Math.round(1.5 * layout.unit));
  const styles: AssStyle[] = [
    { name: 'text', size: layout.textSize },
    { name: 'bold', size: layout.textSize, bold: true },
    { name: 'small', size: layout.smallSize },
    { name: 'small-bold', size: layout.smallSize, bold: true, outline },
    { name: 'info', size: layout.textSize, outline },
  ];
  function* events(): Generator<AssEvent, void, undefined> {
    yield* panelEvents(frames, units, layout, duration, angleOf);
    yield* lightEvents(frames, units, layout, size.width / source.width, angleOf);
    yield* infoEvents(frames, layout);
    yield* plotEvents(overlay, units, layout);
    yield* progressEvents(layout, duration);
  }
  return assDocument(size, styles, events(), layer);
}
