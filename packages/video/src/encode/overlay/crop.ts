import { assDocument, type AssEvent, type Layer } from '../ass/document';
import { at } from '../ass/draw';
import { CROP_FOOTER, CROP_PICTURE } from '../crop-path';
import { clock } from '../format';
import { foundLight, type DrawnUnit } from '../units';
import type { Film } from './film';
import { cardEvents, cardStyles, type CardPlace } from './unit-card';

const CARD: CardPlace = {
  x: 0,
  y: CROP_PICTURE.height,
  width: CROP_PICTURE.width,
  title: 30,
  text: 21,
  curve: 100,
  bar: 24,
};

/** The drawings of one unit's own video: its name, angle and status now, its colour curve and its bar below the picture. */
export function cropOverlay(film: Film & { readonly unit: DrawnUnit }, layer: Layer): Iterable<string> {
  const size = { width: CROP_PICTURE.width, height: CROP_PICTURE.height + CROP_FOOTER };
  function* events(): Generator<AssEvent, void, undefined> {
    yield* cardEvents(film, film.unit, CARD);
    for (const { row, start, end } of film.frames) {
      const lost = foundLight(row, film.unit.name) === null ? '   light not found' : '';
      const text = `{${at(20, 12)}}Frame ${row.frame_number}   ${clock(row.timestamp)}${lost}`;
      yield { layer: 2, start, end, style: 'info', text };
    }
  }
  return assDocument(size, cardStyles(CARD), events(), layer);
}
