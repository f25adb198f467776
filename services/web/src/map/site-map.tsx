import { useMemo, type ReactNode } from 'react';
import type { Point } from '../api/types';
import { unitColour } from '../charts/palette';
import { letterOf, UNIT_NAMES } from '../api/types';
import { useWords } from '../i18n';
import { localPlane, type LocalPoint, type Place } from './local-plane';
import './map.css';

interface Props {
  readonly label: string;
  readonly points: readonly Point[];
  /** Landing direction, degrees true. */
  readonly heading: number;
  /** A flight, drawn below the points. */
  readonly track?: readonly Place[];
  /** Drawn on top, given the scale of the map in metres per unit of drawing, and the plane. */
  readonly children?: (at: (place: Place) => LocalPoint, scale: number) => ReactNode;
  readonly onPoint?: (at: LocalPoint) => void;
}

const WIDTH = 640;
const HEIGHT = 400;
const MARGIN = 46;
/** Between two units for a letter each; with less only the ends of a bar have theirs. */
const ROOM = 16;
const ENDS = new Set<string>(['PAPI_A', 'PAPI_D', 'PAPI_E', 'PAPI_H']);
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** A length for the scale bar that takes up to a quarter of the width. */
function barLength(metres: number): number {
  return STEPS.findLast((step) => step <= metres / 4) ?? 1;
}

/** The site from above, north up, from its own geometry: it needs no map from anywhere. */
export function SiteMap({ label, points, heading, track = [], children, onPoint }: Props) {
  const { say } = useWords();
  const layout = useMemo(() => {
    const origin: Place | undefined = points[0] ?? track[0];
    if (origin === undefined) return null;
    const plane = localPlane(origin);
    const all = [...points, ...track].map(plane);
    const [easts, norths] = [all.map(({ east }) => east), all.map(({ north }) => north)];
    const [west, east] = [Math.min(...easts), Math.max(...easts)];
    const [south, north] = [Math.min(...norths), Math.max(...norths)];
    const scale = Math.max(
      (east - west) / (WIDTH - 2 * MARGIN),
      (north - south) / (HEIGHT - 2 * MARGIN),
      0.05,
    );
    const [middleEast, middleNorth] = [(west + east) / 2, (south + north) / 2];
    const toDrawing = (point: LocalPoint): LocalPoint => ({
      east: WIDTH / 2 + (point.east - middleEast) / scale,
      north: HEIGHT / 2 - (point.north - middleNorth) / scale,
    });
    const fromDrawing = (x: number, y: number): LocalPoint => ({
      east: (x - WIDTH / 2) * scale + middleEast,
      north: (HEIGHT / 2 - y) * scale + middleNorth,
    });
    return { plane, toDrawing, fromDrawing, scale };
  }, [points, track]);
  if (layout === null) return <p className="soft">{say('map_empty')}</p>;
  const { plane, toDrawing, fromDrawing, scale } = layout;
  const at = (place: Place): LocalPoint => toDrawing(plane(place));
  const bar = barLength(WIDTH * scale);
  const units = points.filter(({ point_type: type }) => type.startsWith('PAPI_')).map(at);
  const roomy = units.every((unit, i) => {
    const before = units[i - 1];
    return before === undefined || Math.hypot(unit.east - before.east, unit.north - before.north) > ROOM;
  });
  return (
    <svg
      className="site-map"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      onPointerMove={(event) => {
        const area = event.currentTarget.getBoundingClientRect();
        const x = ((event.clientX - area.left) / area.width) * WIDTH;
        const y = ((event.clientY - area.top) / area.height) * HEIGHT;
        onPoint?.(fromDrawing(x, y));
      }}
    >
      <RunwayLine points={points} heading={heading} at={at} />
      {track.length > 1 && (
        <polyline
          className="track"
          points={track
            .map((place) => at(place))
            .map(({ east, north }) => `${east.toFixed(1)},${north.toFixed(1)}`)
            .join(' ')}
        />
      )}
      {points.map((point) => (
        <PointMark
          key={point.point_type}
          point={point}
          at={at(point)}
          named={roomy || ENDS.has(point.point_type)}
        />
      ))}
      {children?.(at, scale)}
      <g className="compass" transform={`translate(${WIDTH - 26} 34)`}>
        <path d="M0 -16 L6 8 L0 4 L-6 8 Z" />
        <text y="22">N</text>
      </g>
      <g transform={`translate(16 ${HEIGHT - 16})`} className="scale-bar">
        <path d={`M0 -5 V0 H${bar / scale} V-5`} />
        <text x={bar / scale + 8} y="2">{`${bar} m`}</text>
      </g>
    </svg>
  );
}

interface MarkProps {
  readonly point: Point;
  readonly at: LocalPoint;
  readonly named: boolean;
}

function PointMark({ point, at, named }: MarkProps) {
  const { say } = useWords();
  const unit = UNIT_NAMES.find((name) => name === point.point_type);
  const { east: x, north: y } = at;
  if (unit === undefined) {
    return (
      <g className="map-point">
        <path d={`M${x - 6} ${y} h12 M${x} ${y - 6} v12`} />
        <text x={x + 9} y={y - 7}>
          {say(point.point_type === 'THRESHOLD' ? 'point_THRESHOLD' : 'point_TOUCH_POINT')}
        </text>
      </g>
    );
  }
  return (
    <g className="map-point">
      <circle cx={x} cy={y} r="6" style={{ fill: unitColour(unit) }} />
      {named && (
        <text x={x} y={y + 20} className="centred">
          {letterOf(unit)}
        </text>
      )}
    </g>
  );
}

interface RunwayProps {
  readonly points: readonly Point[];
  readonly heading: number;
  readonly at: (place: Place) => LocalPoint;
}

/** The landing direction, through threshold or touch-down point. */
function RunwayLine({ points, heading, at }: RunwayProps) {
  const anchor =
    points.find((point) => point.point_type === 'THRESHOLD') ??
    points.find((point) => point.point_type === 'TOUCH_POINT');
  if (anchor === undefined) return null;
  const { east: x, north: y } = at(anchor);
  const radians = (heading * Math.PI) / 180;
  const [dx, dy] = [Math.sin(radians), -Math.cos(radians)];
  const length = 1000;
  return (
    <g className="runway-line">
      <line x1={x - dx * length} y1={y - dy * length} x2={x} y2={y} className="approach" />
      <line x1={x} y1={y} x2={x + dx * length} y2={y + dy * length} className="strip" />
    </g>
  );
}
