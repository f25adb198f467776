import type uPlot from 'uplot';
import type { Palette } from './palette';

const FONT = '12px system-ui, sans-serif';

type Tick = (value: number) => string;

/** An axis as every chart here has it. */
export function axis(palette: Palette, label: string, tick?: Tick, size = 22): uPlot.Axis {
  return {
    stroke: palette.soft,
    grid: { stroke: palette.grid, width: 1 },
    ticks: { stroke: palette.grid, width: 1, size: 4 },
    font: FONT,
    labelFont: FONT,
    label,
    labelSize: 16,
    labelGap: 2,
    gap: 3,
    size,
    ...(tick && { values: (_plot: uPlot, values: number[]) => values.map(tick) }),
  };
}

/** Nothing that moves by itself: the playhead is the only cursor. */
export const STILL = {
  legend: { show: false },
  cursor: { show: false, drag: { x: false, y: false, setScale: false } },
  padding: [8, 10, 0, 0],
} satisfies Partial<uPlot.Options>;
