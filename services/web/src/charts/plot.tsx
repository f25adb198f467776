import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { THEME_CHANGED } from '../shell/theme';
import { currentPalette, type Palette } from './palette';
import './charts.css';

export type PlotOptions = Omit<uPlot.Options, 'width' | 'height'>;

/** Where the playhead stands in a plot, in its values; null: nowhere. */
export interface Spot {
  readonly x: number;
  readonly y: number | null;
}

interface Props {
  /** What the plot shows, in words. */
  readonly label: string;
  readonly height: number;
  readonly data: uPlot.AlignedData;
  readonly options: (palette: Palette) => PlotOptions;
  /** Called now and on every move of the playhead by whoever subscribes. */
  readonly follow?: (show: (spot: Spot | null) => void) => () => void;
  /** The pointer is at (`x`, `y`) of the plot's values. */
  readonly onPoint?: (plot: uPlot, left: number, top: number, pressed: boolean) => void;
}

/** A canvas chart that follows the size of its place and the theme. */
export function Plot({ label, height, data, options, follow, onPoint }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const pointed = useRef(onPoint);
  pointed.current = onPoint;

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let plot: uPlot | null = null;
    let unfollow = (): void => undefined;
    const draw = (): void => {
      unfollow();
      plot?.destroy();
      const width = Math.max(80, element.clientWidth);
      plot = new uPlot({ ...options(currentPalette()), width, height }, data, element);
      const { over } = plot;
      over.addEventListener('pointermove', (event) => point(event, false));
      over.addEventListener('click', (event) => point(event, true));
      const line = over.appendChild(document.createElement('div'));
      line.className = 'plot-playhead';
      const dot = over.appendChild(document.createElement('div'));
      dot.className = 'plot-dot';
      const show = (spot: Spot | null): void => {
        const left = spot === null || plot === null ? NaN : plot.valToPos(spot.x, 'x');
        const inside = left >= 0 && left <= over.clientWidth;
        line.style.display = inside ? '' : 'none';
        dot.style.display = inside && spot?.y !== null ? '' : 'none';
        if (!inside || plot === null || spot === null) return;
        line.style.transform = `translateX(${left}px)`;
        if (spot.y !== null) dot.style.transform = `translate(${left}px, ${plot.valToPos(spot.y, 'y')}px)`;
      };
      show(null);
      unfollow = follow?.(show) ?? unfollow;
    };
    const point = (event: MouseEvent, pressed: boolean): void => {
      if (plot === null) return;
      const area = plot.over.getBoundingClientRect();
      pointed.current?.(plot, event.clientX - area.left, event.clientY - area.top, pressed);
    };
    draw();
    let shownWidth = element.clientWidth;
    const resized = new ResizeObserver(() => {
      if (element.clientWidth === shownWidth) return;
      shownWidth = element.clientWidth;
      draw();
    });
    resized.observe(element);
    window.addEventListener(THEME_CHANGED, draw);
    return () => {
      window.removeEventListener(THEME_CHANGED, draw);
      resized.disconnect();
      unfollow();
      plot?.destroy();
    };
  }, [data, options, follow, height]);

  return <div ref={place} className="plot" role="img" aria-label={label} style={{ minHeight: height }} />;
}
