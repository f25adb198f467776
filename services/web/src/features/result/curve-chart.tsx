import { useCallback, useMemo } from 'react';
import type uPlot from 'uplot';
import { letterOf, type Series, type UnitName, type UnitResult } from '../../api/types';
import { axis, STILL } from '../../charts/axes';
import type { Palette } from '../../charts/palette';
import { Plot, type Spot } from '../../charts/plot';
import { useWords } from '../../i18n';
import { usePlayhead } from '../../playhead';
import { nearestIndex } from '../../playhead/nearest';
import { curveData, type CurveData } from './curve-data';

const HEIGHT = 190;
const LOW = -12;
const HIGH = 115;
/** Pixels around the pointer in which a point is meant. */
const REACH = 60;

interface Props {
  readonly name: UnitName;
  readonly unit: UnitResult;
  readonly series: Series;
}

/** Draws the tolerance around the nominal angle, and the nominal itself, below everything else. */
function drawBand(plot: uPlot, { nominal_angle: nominal, tolerance }: UnitResult, palette: Palette): void {
  const { ctx, bbox } = plot;
  if (nominal === null) return;
  const at = (angle: number): number =>
    Math.min(bbox.left + bbox.width, Math.max(bbox.left, plot.valToPos(angle, 'x', true)));
  ctx.save();
  if (tolerance !== null) {
    ctx.fillStyle = palette.band;
    const left = at(nominal - tolerance);
    ctx.fillRect(left, bbox.top, at(nominal + tolerance) - left, bbox.height);
  }
  const x = plot.valToPos(nominal, 'x', true);
  if (x >= bbox.left && x <= bbox.left + bbox.width) {
    ctx.strokeStyle = palette.soft;
    ctx.setLineDash([6, 5]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

function nearestPoint(plot: uPlot, curve: CurveData, left: number, top: number): number | null {
  let best: { readonly time: number; readonly distance: number } | null = null;
  for (let i = 0; i < curve.x.length; i += 1) {
    const time = curve.time[i];
    if (typeof time !== 'number') continue;
    const y = curve.up[i] ?? curve.down[i] ?? 0;
    const distance = Math.hypot(
      plot.valToPos(curve.x[i] ?? 0, 'x') - left,
      (plot.valToPos(y, 'y') - top) * 0.3,
    );
    if (distance < REACH && (best === null || distance < best.distance)) best = { time, distance };
  }
  return best?.time ?? null;
}

/** How one unit turns from red to white over the vertical angle. */
export function CurveChart({ name, unit, series }: Props) {
  const { say, format } = useWords();
  const playhead = usePlayhead();
  const curve = useMemo(() => curveData(series, name, unit), [series, name, unit]);
  const data = useMemo<uPlot.AlignedData>(
    () =>
      curve === null
        ? [[]]
        : [[...curve.x], [...curve.low], [...curve.high], [...curve.fit], [...curve.up], [...curve.down]],
    [curve],
  );
  const options = useCallback(
    (palette: Palette) => {
      const colour = palette.unit(name);
      const dots = (fill: string): uPlot.Series => ({
        stroke: colour,
        paths: () => null,
        points: { show: true, size: 6, stroke: colour, fill, width: 1.5 },
      });
      const edge: uPlot.Series = { stroke: 'transparent', points: { show: false } };
      return {
        ...STILL,
        scales: {
          x: { time: false, range: [curve?.from ?? 0, curve?.to ?? 1] as uPlot.Range.MinMax },
          y: { range: [LOW, HIGH] as uPlot.Range.MinMax },
        },
        axes: [
          axis(palette, say('axis_vertical'), (value) => format.degrees(value, 2)),
          axis(palette, say('axis_white'), (value) => format.number(value, 0), 40),
        ],
        series: [
          {},
          edge,
          edge,
          { stroke: palette.ink, width: 2, points: { show: false } },
          dots(colour),
          dots(palette.surface),
        ],
        bands: [{ series: [2, 1] as [number, number], fill: `${palette.soft}44` }],
        hooks: { drawClear: [(plot: uPlot) => drawBand(plot, unit, palette)] },
      };
    },
    [curve, name, unit, say, format],
  );
  const follow = useCallback(
    (show: (spot: Spot | null) => void) => {
      const column = series.units[name];
      const update = (time: number): void => {
        const angle = column?.angle[nearestIndex(series.time, time)];
        show(typeof angle === 'number' ? { x: angle, y: null } : null);
      };
      update(playhead.time);
      return playhead.subscribe(update);
    },
    [series, name, playhead],
  );
  if (curve === null) return <p className="soft">{say('no_curve', { unit: letterOf(name) })}</p>;
  const onPoint = (plot: uPlot, left: number, top: number, pressed: boolean): void => {
    if (playhead.playing && !pressed) return;
    const time = nearestPoint(plot, curve, left, top);
    if (time !== null) playhead.move(time, 'chart');
  };
  return (
    <Plot
      label={say('curve_label', {
        unit: letterOf(name),
        angle: format.degrees(unit.transition?.angle),
        width: format.arcmin(unit.transition?.width_arcmin),
      })}
      height={HEIGHT}
      data={data}
      options={options}
      follow={follow}
      onPoint={onPoint}
    />
  );
}
