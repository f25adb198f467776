import { useCallback, useMemo } from 'react';
import type uPlot from 'uplot';
import { UNIT_NAMES, type Series } from '../../api/types';
import { axis, STILL } from '../../charts/axes';
import type { Palette } from '../../charts/palette';
import { Plot, type Spot } from '../../charts/plot';
import { useWords } from '../../i18n';
import { usePlayhead } from '../../playhead';
import { nearestIndex } from '../../playhead/nearest';

const HEIGHT = 340;

interface Seen {
  readonly horizontal: number;
  readonly vertical: number;
  readonly time: number;
}

/** Where every unit was seen, as means of the units. */
function seenFrom(series: Series): Seen[] {
  const units = UNIT_NAMES.flatMap((unit) => series.units[unit] ?? []);
  const mean = (values: readonly (number | null | undefined)[]): number | null => {
    const known = values.filter((value) => typeof value === 'number');
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return series.time
    .flatMap((time, i) => {
      if (units.some((unit) => unit.signal[i] === null)) return [];
      const horizontal = mean(units.map((unit) => unit.horizontal[i]));
      const vertical = mean(units.map((unit) => unit.angle[i]));
      return horizontal === null || vertical === null ? [] : [{ horizontal, vertical, time }];
    })
    .sort((a, b) => a.horizontal - b.horizontal);
}

/** Which part of the light beams the flight went through. */
export function CoverageChart({ series }: { readonly series: Series }) {
  const { say, format } = useWords();
  const playhead = usePlayhead();
  const seen = useMemo(() => seenFrom(series), [series]);
  const data = useMemo<uPlot.AlignedData>(
    () => [seen.map(({ horizontal }) => horizontal), seen.map(({ vertical }) => vertical)],
    [seen],
  );
  const options = useCallback(
    (palette: Palette) => ({
      ...STILL,
      scales: {
        x: {
          time: false,
          range: (_: uPlot, low: number, high: number): [number, number] => [
            Math.min(-10, low),
            Math.max(10, high),
          ],
        },
        y: {
          range: (_: uPlot, low: number, high: number): [number, number] => [
            Math.min(1.5, low),
            Math.max(7, high),
          ],
        },
      },
      axes: [
        axis(palette, say('axis_horizontal'), (value) => format.number(value, 0)),
        axis(palette, say('axis_vertical'), (value) => format.number(value, 0), 40),
      ],
      series: [
        {},
        {
          stroke: palette.ink,
          paths: () => null,
          points: { show: true, size: 3, fill: palette.ink, stroke: palette.ink },
        },
      ],
    }),
    [say, format],
  );
  const follow = useCallback(
    (show: (spot: Spot | null) => void) => {
      const byTime = [...seen].sort((a, b) => a.time - b.time);
      const times = byTime.map(({ time }) => time);
      const update = (time: number): void => {
        const now = byTime[nearestIndex(times, time)];
        show(now === undefined ? null : { x: now.horizontal, y: now.vertical });
      };
      update(playhead.time);
      return playhead.subscribe(update);
    },
    [seen, playhead],
  );
  return <Plot label={say('coverage_label')} height={HEIGHT} data={data} options={options} follow={follow} />;
}
