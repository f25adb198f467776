import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { letterOf, UNIT_NAMES, type UnitName } from '../../api/types';
import { useWords } from '../../i18n';
import { within, type Box, type Boxes, type Frame } from './boxes';
import type { useViewBox } from './view-box';

interface Props {
  readonly picture: string;
  readonly frame: Frame;
  readonly boxes: Boxes;
  readonly selected: UnitName | null;
  readonly viewport: ReturnType<typeof useViewBox>;
  readonly onSelect: (unit: UnitName) => void;
  readonly onChange: (unit: UnitName, box: Box) => void;
  readonly onSnap: (unit: UnitName) => void;
}

type Grip = 'move' | 'nw' | 'ne' | 'sw' | 'se';
const CORNERS = ['nw', 'ne', 'sw', 'se'] as const;
const WHEEL = 1.0015;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The box after one of its corners, or all of it, went by (`dx`, `dy`). The opposite corner stays. */
function dragged(box: Box, grip: Grip, dx: number, dy: number): Box {
  if (grip === 'move') return { ...box, x: box.x + dx, y: box.y + dy };
  const [right, down] = [grip.endsWith('e') ? 1 : -1, grip.startsWith('s') ? 1 : -1];
  return {
    x: box.x + dx / 2,
    y: box.y + dy / 2,
    width: Math.max(1, box.width + right * dx),
    height: Math.max(1, box.height + down * dy),
  };
}

/** The preview with a box on each light: to be zoomed, moved and drawn larger by mouse, finger or keyboard. */
export function LightEditor({
  picture,
  frame,
  boxes,
  selected,
  viewport,
  onSelect,
  onChange,
  onSnap,
}: Props) {
  const { say } = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const drag = useRef<{ unit: UnitName | null; grip: Grip; x: number; y: number; box: Box | null } | null>(
    null,
  );
  const { view, zoom, pan } = viewport;
  const [shown, setShown] = useState(900);
  /** Pixels of the frame in one of the screen: marks keep their size whatever the zoom. */
  const scale = view.width / shown;

  const at = (event: { readonly clientX: number; readonly clientY: number }) => {
    const area = svg.current?.getBoundingClientRect();
    if (area === undefined) return { x: 0, y: 0 };
    return {
      x: view.x + ((event.clientX - area.left) / area.width) * view.width,
      y: view.y + ((event.clientY - area.top) / area.height) * view.height,
    };
  };

  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const sized = new ResizeObserver(() => setShown(element.clientWidth || 900));
    sized.observe(element);
    return () => sized.disconnect();
  }, []);
  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const area = element.getBoundingClientRect();
      zoom(
        WHEEL ** -event.deltaY,
        view.x + ((event.clientX - area.left) / area.width) * view.width,
        view.y + ((event.clientY - area.top) / area.height) * view.height,
      );
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [view, zoom]);

  const begin = (unit: UnitName | null, grip: Grip) => (event: PointerEvent<SVGElement>) => {
    event.stopPropagation();
    svg.current?.setPointerCapture(event.pointerId);
    if (unit !== null) onSelect(unit);
    drag.current = { unit, grip, ...at(event), box: unit === null ? null : (boxes[unit] ?? null) };
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    const held = drag.current;
    if (held === null) return;
    const now = at(event);
    if (held.unit === null || held.box === null) pan(held.x - now.x, held.y - now.y);
    else onChange(held.unit, within(dragged(held.box, held.grip, now.x - held.x, now.y - held.y), frame));
  };
  const onKey = (unit: UnitName) => (event: KeyboardEvent<SVGElement>) => {
    const box = boxes[unit];
    if (box === undefined) return;
    const step = STEPS[event.key];
    const size = event.shiftKey ? 10 : 1;
    if (step !== undefined && event.altKey)
      onChange(
        unit,
        within({ ...box, width: box.width + step[0] * size, height: box.height - step[1] * size }, frame),
      );
    else if (step !== undefined)
      onChange(unit, within({ ...box, x: box.x + step[0] * size, y: box.y + step[1] * size }, frame));
    else if (event.key === 's' || event.key === 'S') onSnap(unit);
    else if (event.key === '+') zoom(1.4, box.x, box.y);
    else if (event.key === '-') zoom(1 / 1.4, box.x, box.y);
    else return;
    event.preventDefault();
  };

  return (
    <svg
      ref={svg}
      className="light-editor"
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      role="group"
      aria-label={say('lights_picture')}
      onPointerDown={begin(null, 'move')}
      onPointerMove={move}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
    >
      <image href={picture} width={frame.width} height={frame.height} />
      {UNIT_NAMES.map((unit) => {
        const box = boxes[unit];
        if (box === undefined) return null;
        const [left, top] = [box.x - box.width / 2, box.y - box.height / 2];
        return (
          <g
            key={unit}
            className={unit === selected ? 'light-box selected' : 'light-box'}
            tabIndex={0}
            role="button"
            aria-label={say('light_box', {
              unit: letterOf(unit),
              x: Math.round(box.x),
              y: Math.round(box.y),
            })}
            onKeyDown={onKey(unit)}
            onFocus={() => onSelect(unit)}
          >
            <rect
              className="halo"
              x={left}
              y={top}
              width={box.width}
              height={box.height}
              strokeWidth={4.5 * scale}
            />
            <rect
              className="edge"
              x={left}
              y={top}
              width={box.width}
              height={box.height}
              strokeWidth={2 * scale}
              onPointerDown={begin(unit, 'move')}
            />
            <text x={left} y={top - 6 * scale} fontSize={18 * scale} strokeWidth={4 * scale}>
              {letterOf(unit)}
            </text>
            {unit === selected &&
              CORNERS.map((corner) => (
                <circle
                  key={corner}
                  className={`grip ${corner}`}
                  cx={corner.endsWith('e') ? left + box.width : left}
                  cy={corner.startsWith('s') ? top + box.height : top}
                  r={6 * scale}
                  strokeWidth={2 * scale}
                  onPointerDown={begin(unit, corner)}
                />
              ))}
          </g>
        );
      })}
    </svg>
  );
}
