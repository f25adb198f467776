import { assDocument, type AssEvent, type Layer } from '../ass/document';
import { at, filled, rectangle } from '../ass/draw';
import { BLACK } from '../colours';
import { clock } from '../format';
import { TILE_FOOTER, TILE_PICTURE, type SideBySide } from '../plan-side-by-side';
import { foundLight } from '../units';
import type { Film } from './film';
import { cardEvents, cardStyles } from './unit-card';

const SIZES = { title: 34, text: 24, curve: 0, bar: 26 };

/** The drawings of the video with all units: a card below each picture, thin lines between, frame and time once. */
export function sideBySideOverlay(film: Film & SideBySide, layer: Layer): Iterable<string> {
  const { size, tiles, frames, duration } = film;
  const { width, height } = TILE_PICTURE;
  function* events(): Generator<AssEvent, void, undefined> {
    for (const { unit, x, y } of tiles) {
      yield* cardEvents(film, unit, { x, y: y + height, width, ...SIZES });
      const line = filled(rectangle(2, height + TILE_FOOTER), at(x - 1, y), BLACK);
      if (x > 0) yield { layer: 1, start: 0, end: duration, style: 'text', text: line };
      for (const { row, start, end } of frames) {
        if (foundLight(row, unit.name) !== null) continue;
        const text = `{${at(x + width / 2, y + height - 2 * SIZES.text, 8)}}light not found`;
        yield { layer: 2, start, end, style: 'info', text };
      }
    }
    for (const { row, start, end } of frames) {
      const text = `{${at(20, 12)}}Frame ${row.frame_number}   ${clock(row.timestamp)}`;
      yield { layer: 2, start, end, style: 'info', text };
    }
  }
  return assDocument(size, cardStyles(SIZES), events(), layer);
}
