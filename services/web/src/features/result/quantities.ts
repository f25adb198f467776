import type { TextKey } from '../../i18n/catalogue';
import type { Series, UnitName } from '../../api/types';

type Column = readonly (number | null)[];

/** Something that can be drawn over time: one line per unit, or one for the drone. */
export interface Quantity {
  readonly key: 'angle' | 'height' | 'signal' | 'intensity' | 'chroma' | 'saturated' | 'horizontal';
  readonly axis: TextKey;
  readonly digits: number;
  readonly ofDrone?: true;
  of(series: Series, unit: UnitName): Column;
}

type UnitSeries = NonNullable<Series['units'][UnitName]>;

const column =
  (name: keyof UnitSeries) =>
  (series: Series, unit: UnitName): Column =>
    series.units[unit]?.[name] ?? [];

/** The share of red in the mean colour: what a camera without calibration tells of chromaticity. */
function redShare(series: Series, unit: UnitName): Column {
  const colour = series.units[unit];
  return (colour?.red ?? []).map((red, i) => {
    const sum = (red ?? 0) + (colour?.green[i] ?? 0) + (colour?.blue[i] ?? 0);
    return red === null || sum === 0 ? null : red / sum;
  });
}

export const QUANTITIES: readonly Quantity[] = [
  { key: 'angle', axis: 'axis_vertical', digits: 2, of: column('angle') },
  { key: 'height', axis: 'axis_height', digits: 1, ofDrone: true, of: (series) => series.height },
  { key: 'signal', axis: 'axis_signal', digits: 2, of: column('signal') },
  { key: 'intensity', axis: 'axis_intensity', digits: 0, of: column('intensity') },
  { key: 'chroma', axis: 'axis_chroma', digits: 2, of: redShare },
  { key: 'saturated', axis: 'axis_saturated', digits: 2, of: column('saturated') },
  { key: 'horizontal', axis: 'axis_horizontal', digits: 1, of: column('horizontal') },
];
