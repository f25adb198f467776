import { useCallback, useMemo, useState } from 'react';
import type uPlot from 'uplot';
import { letterOf, UNIT_NAMES, type Flight, type UnitName } from '../../api/types';
import { axis, STILL } from '../../charts/axes';
import { unitColour, type Palette } from '../../charts/palette';
import { Plot } from '../../charts/plot';
import { useWords } from '../../i18n';

const HEIGHT = 280;
const DAY = 86_400;

type Value = 'deviation' | 'width';

function valueOf(flight: Flight, unit: UnitName, what: Value): { value: number | null; u: number | null } {
  const found = flight.units[unit];
  if (found === undefined) return { value: null, u: null };
  return what === 'deviation'
    ? { value: found.deviation_arcmin, u: found.u_angle_arcmin }
    : { value: found.width_arcmin, u: found.u_width_arcmin };
}

/** Deviations (or widths) of the units, flight after flight, with their uncertainties. */
export function TrendChart({ flights }: { readonly flights: readonly Flight[] }) {
  const { say, format } = useWords();
  const [what, setWhat] = useState<Value>('deviation');
  const units = useMemo(() => UNIT_NAMES.filter((unit) => flights.some((f) => f.units[unit])), [flights]);
  const times = useMemo(() => flights.map(({ flown_at: at }) => Date.parse(at) / 1000), [flights]);
  const data = useMemo<uPlot.AlignedData>(
    () => [times, ...units.map((unit) => flights.map((flight) => valueOf(flight, unit, what).value))],
    [flights, units, times, what],
  );
  const tolerance = useMemo(() => {
    const last = flights.at(-1)?.units;
    const degrees = units.map((unit) => last?.[unit]?.tolerance).find((each) => typeof each === 'number');
    return degrees === undefined || what === 'width' ? null : degrees * 60;
  }, [flights, units, what]);

  const options = useCallback(
    (palette: Palette) => ({
      ...STILL,
      scales: {
        x: {
          time: true,
          range: (): [number, number] => {
            const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
            const margin = Math.max(3 * DAY, (last - first) * 0.06);
            return [first - margin, last + margin];
          },
        },
        y: {
          range: (_: uPlot, low: number, high: number): [number, number] => {
            const reach = tolerance === null ? 0 : tolerance * 1.15;
            return what === 'width'
              ? [0, Math.max(4, high * 1.3)]
              : [Math.min(low - 1, -reach), Math.max(high + 1, reach)];
          },
        },
      },
      axes: [
        {
          ...axis(palette, say('flown')),
          values: (_: uPlot, seconds: number[]) =>
            seconds.map((each) => format.date(new Date(each * 1000).toISOString())),
          space: 110,
        },
        axis(
          palette,
          say(what === 'deviation' ? 'axis_deviation' : 'axis_width'),
          (value) => format.number(value, 0),
          36,
        ),
      ],
      series: [
        {},
        ...units.map((unit) => ({
          stroke: palette.unit(unit),
          width: 1.5,
          spanGaps: true,
          points: { show: true, size: 7, fill: palette.unit(unit), stroke: palette.surface },
        })),
      ],
      hooks: {
        drawClear: [(plot: uPlot) => drawTolerance(plot, tolerance, palette)],
        draw: [(plot: uPlot) => drawWhiskers(plot, flights, units, times, what, palette)],
      },
    }),
    [flights, units, times, what, tolerance, say, format],
  );
  return (
    <div className="stack">
      <div className="row between">
        <div className="switch" role="group" aria-label={say('chart_shows')}>
          {(['deviation', 'width'] as const).map((each) => (
            <button key={each} aria-pressed={each === what} onClick={() => setWhat(each)}>
              {say(each)}
            </button>
          ))}
        </div>
        <div className="legend">
          {units.map((unit) => (
            <span key={unit}>
              <i className="dot" style={{ color: unitColour(unit) }} />
              {letterOf(unit)}
            </span>
          ))}
        </div>
      </div>
      <Plot label={say('trend_label')} height={HEIGHT} data={data} options={options} />
    </div>
  );
}

function drawTolerance(plot: uPlot, tolerance: number | null, palette: Palette): void {
  if (tolerance === null) return;
  const { ctx, bbox } = plot;
  const top = plot.valToPos(tolerance, 'y', true);
  ctx.fillStyle = palette.band;
  ctx.fillRect(bbox.left, top, bbox.width, plot.valToPos(-tolerance, 'y', true) - top);
}

function drawWhiskers(
  plot: uPlot,
  flights: readonly Flight[],
  units: readonly UnitName[],
  times: readonly number[],
  what: Value,
  palette: Palette,
): void {
  const { ctx } = plot;
  ctx.save();
  ctx.lineWidth = 2;
  for (const unit of units) {
    ctx.strokeStyle = palette.unit(unit);
    flights.forEach((flight, i) => {
      const { value, u } = valueOf(flight, unit, what);
      if (value === null || u === null) return;
      const x = plot.valToPos(times[i] ?? 0, 'x', true);
      ctx.beginPath();
      ctx.moveTo(x, plot.valToPos(value - u, 'y', true));
      ctx.lineTo(x, plot.valToPos(value + u, 'y', true));
      ctx.stroke();
    });
  }
  ctx.restore();
}
