import { useCallback, useMemo, useState } from 'react';
import type uPlot from 'uplot';
import { letterOf, UNIT_NAMES, type Series } from '../../api/types';
import { axis, STILL } from '../../charts/axes';
import { unitColour, type Palette } from '../../charts/palette';
import { Plot, type Spot } from '../../charts/plot';
import { useWords } from '../../i18n';
import { usePlayhead } from '../../playhead';
import { nearestIndex } from '../../playhead/nearest';
import { QUANTITIES } from './quantities';

const HEIGHT = 190;

/** One quantity over the flight; the pointer leads the video. */
export function TimeChart({ series }: { readonly series: Series }) {
  const { say, format } = useWords();
  const playhead = usePlayhead();
  const [chosen, setChosen] = useState(QUANTITIES[0]);
  const units = useMemo(() => UNIT_NAMES.filter((unit) => series.units[unit] !== undefined), [series]);
  const data = useMemo<uPlot.AlignedData>(() => {
    const lines = chosen?.ofDrone
      ? [[...chosen.of(series, 'PAPI_A')]]
      : units.map((unit) => [...(chosen?.of(series, unit) ?? [])]);
    return [[...series.time], ...lines];
  }, [series, units, chosen]);
  const options = useCallback(
    (palette: Palette) => ({
      ...STILL,
      scales: { x: { time: false } },
      axes: [
        axis(palette, say('axis_time'), (value) => format.number(value, value % 1 === 0 ? 0 : 1)),
        axis(
          palette,
          say(chosen?.axis ?? 'axis_time'),
          (value) => format.number(value, chosen?.digits ?? 0),
          52,
        ),
      ],
      series: [
        {},
        ...(chosen?.ofDrone ? [palette.ink] : units.map((unit) => palette.unit(unit))).map((stroke) => ({
          stroke,
          width: 1.5,
          points: { show: false },
        })),
      ],
    }),
    [chosen, units, say, format],
  );
  const follow = useCallback(
    (show: (spot: Spot | null) => void) => {
      const update = (time: number): void => show({ x: time, y: null });
      update(playhead.time);
      return playhead.subscribe(update);
    },
    [playhead],
  );
  const onPoint = (plot: uPlot, left: number, _top: number, pressed: boolean): void => {
    if (playhead.playing && !pressed) return;
    const time = series.time[nearestIndex(series.time, plot.posToVal(left, 'x'))];
    if (time !== undefined) playhead.move(time, 'chart');
  };
  return (
    <div className="stack">
      <div className="row between">
        <div className="switch" role="group" aria-label={say('chart_shows')}>
          {QUANTITIES.map((quantity) => (
            <button key={quantity.key} aria-pressed={quantity === chosen} onClick={() => setChosen(quantity)}>
              {say(`quantity_${quantity.key}`)}
            </button>
          ))}
        </div>
        {!chosen?.ofDrone && <UnitLegend units={units} />}
      </div>
      <Plot
        label={say('time_chart_label', { quantity: say(`quantity_${chosen?.key ?? 'angle'}`) })}
        height={HEIGHT}
        data={data}
        options={options}
        follow={follow}
        onPoint={onPoint}
      />
    </div>
  );
}

function UnitLegend({ units }: { readonly units: readonly (typeof UNIT_NAMES)[number][] }) {
  return (
    <div className="legend">
      {units.map((unit) => (
        <span key={unit}>
          <i style={{ color: unitColour(unit) }} />
          {letterOf(unit)}
        </span>
      ))}
    </div>
  );
}
