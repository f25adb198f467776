import type { AssEvent } from '../ass/document';
import { assColour, at, plain, rectangle } from '../ass/draw';
import { BLACK, statusColour } from '../colours';
import { degrees } from '../format';
import type { ShownFrame } from '../timeline';
import { foundLight, median, type DrawnUnit } from '../units';
import type { AngleOf } from './angle-of';
import type { OverlayLayout } from './layout';

const SMALLEST_BOX = 22;
const BOX_IN_DIAMETERS = 2.4;
/** Of a label's mean letter, in heights of its line. */
const LETTER_WIDTH = 0.6;

/** A box around each light that was found, with its unit's letter and, where the lights stand wide apart, its angle. */
export function* lightEvents(
  frames: readonly ShownFrame[],
  units: readonly DrawnUnit[],
  layout: OverlayLayout,
  scale: number,
  angleOf: AngleOf,
): Generator<AssEvent, void, undefined> {
  const spacing = (lightSpacing(frames, units) ?? Infinity) * scale;
  const wide = spacing > 5.2 * layout.smallSize;
  const line = Math.max(2, Math.round(2 * layout.unit));
  for (const unit of units) {
    const wanted = Math.max(SMALLEST_BOX * layout.unit, BOX_IN_DIAMETERS * (unit.diameter ?? 0) * scale);
    const side = 2 * Math.round(Math.min(wanted, 0.8 * spacing) / 2);
    for (const { row, start, end } of frames) {
      const light = foundLight(row, unit.name);
      if (light === null) continue;
      const x = (light.x + 0.5) * scale;
      const y = (light.y + 0.5) * scale;
      const colour = assColour(statusColour(light.status));
      const angle = angleOf(unit, row.timestamp);
      const label = wide && angle !== null ? `${unit.letter} ${degrees(angle)}` : unit.letter;
      const box = `{${at(x - side / 2, y - side / 2)}\\p1\\bord${line}\\1a&HFF&\\3c${colour}}${rectangle(side, side)}{\\p0}`;
      const labelY = y - side / 2 - line - layout.smallSize - 2;
      const half = (LETTER_WIDTH * layout.smallSize * label.length) / 2;
      const labelX = Math.min(layout.size.width - half, Math.max(half, x));
      const text = `{${at(labelX, labelY < 0 ? y + side / 2 + line : labelY, 8)}\\1c${colour}\\3c${assColour(BLACK)}}${plain(label)}`;
      yield { layer: 5, start, end, style: 'text', text: box };
      yield { layer: 6, start, end, style: 'small-bold', text };
    }
  }
}

/** Typical distance between neighbouring lights, source pixels. */
function lightSpacing(frames: readonly ShownFrame[], units: readonly DrawnUnit[]): number | null {
  const distances = frames.flatMap(({ row }) => {
    const found = units.flatMap(({ name }) => foundLight(row, name) ?? []);
    return found.slice(1).map((light, i) => {
      const previous = found[i] ?? light;
      return Math.hypot(light.x - previous.x, light.y - previous.y);
    });
  });
  return median(distances);
}
