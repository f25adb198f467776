import type { AssEvent } from '../ass/document';
import { at, assColour, filled, polygon, rectangle } from '../ass/draw';
import { beamColour, BLACK, DIM, MARK, WHITE } from '../colours';
import type { DrawnUnit } from '../units';

/** Where a bar lies, pixels. */
export interface BarPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The vertical angles, degrees, at the two ends of a bar. */
export interface BarScale {
  readonly low: number;
  readonly high: number;
}

/** Steps of colour across the transition; outside it the bar is plain. */
const STEPS = 48;
/** The edge is followed to this many of its widths on either side. */
const EDGE_WIDTHS = 1.2;
const SMALLEST_HALF_SPAN = 0.2;
/** The transition takes up at most a quarter of the bar. */
const WIDTHS_IN_HALF_SPAN = 2;
/** 10 % to 90 % of a logistic edge in units of its scale: 2 ln 9. */
const LOGISTIC_WIDTH = 2 * Math.log(9);

/** A bar is centred on the measured transition angle, else on the nominal one; null when there is neither. */
export function barScale({ result }: DrawnUnit): BarScale | null {
  const centre = result?.transition?.angle ?? result?.nominal_angle ?? null;
  if (centre === null) return null;
  const width = (result?.transition?.width_arcmin ?? 0) / 60;
  const half = Math.max(SMALLEST_HALF_SPAN, width * WIDTHS_IN_HALF_SPAN);
  return { low: centre - half, high: centre + half };
}

/** The bar as it stays all the time: the beam's colours, and ticks at the nominal angle and at the start, middle and end measured. */
export function barEvents(unit: DrawnUnit, scale: BarScale, place: BarPlace, end: number): AssEvent[] {
  const event = (layer: number, text: string): AssEvent => ({
    layer,
    start: 0,
    end,
    style: 'text',
    text,
    fixed: true,
  });
  const events = [
    event(1, filled(rectangle(place.width + 4, place.height + 4), at(place.x - 2, place.y - 2), BLACK, 0.3)),
  ];
  events.push(event(2, gradient(unit, scale, place)));
  const transition = unit.result?.transition ?? null;
  const thin = Math.max(1, Math.round(place.height / 12));
  const tick = (angle: number, overhang: number, thickness: number): AssEvent => {
    const x = Math.round(xOf(angle, scale, place) - thickness / 2);
    const height = place.height + 2 * overhang;
    return event(
      3,
      `{${at(x, place.y - overhang)}\\p1\\bord1\\3c${assColour(WHITE)}\\1c${assColour(BLACK)}}${rectangle(thickness, height)}{\\p0}`,
    );
  };
  if (transition !== null) {
    events.push(
      tick(transition.start, 0, thin),
      tick(transition.end, 0, thin),
      tick(transition.angle, 3, 2 * thin),
    );
  }
  const nominal = unit.result?.nominal_angle ?? null;
  if (nominal !== null && nominal >= scale.low && nominal <= scale.high) {
    const size = Math.round(place.height * 0.4);
    const triangle = polygon([
      [0, size],
      [size, 0],
      [2 * size, size],
    ]);
    events.push(
      event(3, filled(triangle, at(xOf(nominal, scale, place) - size, place.y + place.height + 3), DIM)),
    );
  }
  return events;
}

/** The moving mark above the bar, at the bar's end for angles beyond it. */
export function barMark(angle: number, scale: BarScale, place: BarPlace): string {
  const size = Math.round(place.height * 0.55);
  const triangle = polygon([
    [0, 0],
    [2 * size, 0],
    [size, size],
  ]);
  const x = Math.min(place.x + place.width, Math.max(place.x, xOf(angle, scale, place)));
  return `{${at(x - size, place.y - size - 1)}\\p1\\bord1\\3c${assColour(BLACK)}\\1c${assColour(MARK)}}${triangle}{\\p0}`;
}

/** Where an angle lies on the scale, pixels. */
export function xOf(angle: number, { low, high }: BarScale, place: BarPlace): number {
  return place.x + ((angle - low) / (high - low)) * place.width;
}

/** Side by side in one event: drawings flow like letters. An unmeasured unit's bar is plain on both sides of its nominal angle. */
function gradient(unit: DrawnUnit, scale: BarScale, place: BarPlace): string {
  const transition = unit.result?.transition ?? null;
  const centre = transition?.angle ?? (scale.low + scale.high) / 2;
  const width = transition === null ? 0 : Math.max(transition.width_arcmin / 60, 1e-4);
  const faded = transition === null ? 0.45 : 1;
  const left = edgePixel(centre - EDGE_WIDTHS * width, scale, place);
  const right = edgePixel(centre + EDGE_WIDTHS * width, scale, place);
  const inner = width === 0 ? 1 : STEPS;
  let text = `{${at(place.x, place.y)}\\p1\\bord0}`;
  const run = (from: number, to: number, white: number): void => {
    if (to <= from) return;
    const [r, g, b] = beamColour(white);
    text += `{\\1c${assColour([r * faded, g * faded, b * faded])}}${rectangle(to - from, place.height)} `;
  };
  run(0, left, 0);
  for (let i = 0; i < inner; i++) {
    const from = Math.round(left + (i * (right - left)) / inner);
    const to = Math.round(left + ((i + 1) * (right - left)) / inner);
    const widths = ((i + 0.5) / inner - 0.5) * 2 * EDGE_WIDTHS;
    run(from, to, 1 / (1 + Math.exp(-widths * LOGISTIC_WIDTH)));
  }
  run(right, place.width, 1);
  return `${text.trimEnd()}{\\p0}`;
}

/** An angle's place along the bar in whole pixels, kept inside it. */
function edgePixel(angle: number, scale: BarScale, place: BarPlace): number {
  return Math.round(Math.min(place.width, Math.max(0, xOf(angle, scale, place) - place.x)));
}
