import { COLOURS, dots, label, line, rectangle, type Shape } from './picture';

export interface Entry {
  readonly text: string;
  readonly colour: string;
  readonly mark: 'dots' | 'line' | 'dashed' | 'area';
}

const CHARACTER = 3.9;

/** A line of marks and words from `x` to the right. */
export function legend(entries: readonly Entry[], x: number, y: number): Shape[] {
  let at = x;
  return entries.flatMap((entry) => {
    const shapes = [
      ...mark(entry, at, y),
      label(entry.text, [at + 15, y], { size: 6.5, colour: COLOURS.ink }),
    ];
    at += 24 + entry.text.length * CHARACTER;
    return shapes;
  });
}

function mark({ colour, mark: kind }: Entry, x: number, y: number): Shape[] {
  const middle = y - 2.3;
  if (kind === 'dots')
    return [
      dots(
        [2, 6, 10].map((dx) => [x + dx, middle] as const),
        colour,
        2,
      ),
    ];
  if (kind === 'area') return [rectangle([x, middle - 3], [x + 12, middle + 3], { fill: colour })];
  const dash = kind === 'dashed' ? { dash: [3, 2] as const } : {};
  return [
    line(
      [
        [x, middle],
        [x + 12, middle],
      ],
      { stroke: colour, width: 1.2, ...dash },
    ),
  ];
}
