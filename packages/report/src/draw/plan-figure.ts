import type { ReportLanguage } from '@papiscope/shared/contracts';
import type { Say } from '../text';
import type { PlanPoint, PlanView } from '../trace/plan-view';
import { plane, type Axis } from './axes';
import { legend } from './legend';
import { COLOURS, dots, label, line, type Picture, type Shape } from './picture';

const SIZE = { width: 515, height: 230 };
/** What the axes leave of it. */
const INNER = { width: 467, height: 194 };
/** Metres: least extent, and air around what is shown. */
const LEAST = 60;
const AIR = 1.15;
/** Length of the arrow of the landing direction, part of the height. */
const ARROW = 0.35;

/** Axes with one scale for east and north, around all points. */
function squareAxes(points: readonly PlanPoint[], east: string, north: string): { x: Axis; y: Axis } {
  const extent = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return { middle: (low + high) / 2, size: Math.max(LEAST, (high - low) * AIR) };
  };
  const h = extent(points.map(([e]) => e));
  const v = extent(points.map(([, n]) => n));
  const metresPerPoint = Math.max(h.size / INNER.width, v.size / INNER.height);
  const axis = ({ middle }: { middle: number }, length: number, text: string): Axis => ({
    low: middle - (metresPerPoint * length) / 2,
    high: middle + (metresPerPoint * length) / 2,
    label: text,
  });
  return { x: axis(h, INNER.width, east), y: axis(v, INNER.height, north) };
}

/** The flight from above, north up: track of the drone, surveyed points, landing direction. */
export function planFigure(
  { track, points, heading }: PlanView,
  say: Say,
  language: ReportLanguage,
): Picture {
  const { x, y } = squareAxes([...track, ...points.map(({ at }) => at)], say('axis_east'), say('axis_north'));
  const { at, frame, left, top, right, bottom } = plane(SIZE, x, y, language);
  const units = points.filter(({ point_type: type }) => type.startsWith('PAPI_'));
  const others = points.filter(({ point_type: type }) => !type.startsWith('PAPI_'));
  const place = ([e, n]: PlanPoint) => at(e, n);
  return {
    ...SIZE,
    title: say('plan_figure'),
    shapes: [
      ...frame,
      line(track.map(place), { stroke: COLOURS.up, width: 1.2 }),
      // A drone that climbs on the spot leaves hardly a line.
      dots(track.slice(0, 1).map(place), COLOURS.up, 4),
      dots(
        units.map((unit) => place(unit.at)),
        COLOURS.fail,
        3,
      ),
      dots(
        others.map((point) => place(point.at)),
        COLOURS.ink,
        3,
      ),
      ...others.map((point) =>
        label(
          say(point.point_type === 'THRESHOLD' ? 'point_threshold' : 'point_touch'),
          shifted(place(point.at)),
          {
            size: 6,
            colour: COLOURS.faint,
          },
        ),
      ),
      ...ends(units).map((unit) =>
        label(unit.point_type.slice('PAPI_'.length), shifted(place(unit.at)), { size: 6.5, bold: true }),
      ),
      ...arrow(heading, [right - 45, (top + bottom) / 2], (bottom - top) * ARROW, say('legend_landing')),
      ...legend(
        [
          { text: say('legend_track'), colour: COLOURS.up, mark: 'line' },
          { text: say('legend_units'), colour: COLOURS.fail, mark: 'dots' },
        ],
        left + 6,
        top + 8,
      ),
    ],
  };
}

/** Units stand too close together for all their names: the outermost ones say the order. */
function ends<T>(units: readonly T[]): T[] {
  return [...new Set([units[0], units.at(-1)])].filter((unit) => unit !== undefined);
}

function shifted([px, py]: readonly [number, number]): readonly [number, number] {
  return [px + 4, py - 3];
}

function arrow(heading: number, [cx, cy]: readonly [number, number], length: number, text: string): Shape[] {
  const turned = (along: number, across: number): readonly [number, number] => {
    const radians = (heading * Math.PI) / 180;
    return [
      cx + along * Math.sin(radians) + across * Math.cos(radians),
      cy - along * Math.cos(radians) + across * Math.sin(radians),
    ];
  };
  const half = length / 2;
  return [
    line([turned(-half, 0), turned(half, 0)], { stroke: COLOURS.down, width: 1.2 }),
    line([turned(half - 7, -4), turned(half, 0), turned(half - 7, 4)], { stroke: COLOURS.down, width: 1.2 }),
    label(text, [cx, cy + half + 12], { anchor: 'middle', size: 6.5, colour: COLOURS.down }),
  ];
}
