import { letterOf, UNIT_NAMES, type Result, type Series, type UnitName } from '../../api/types';
import { useWords } from '../../i18n';
import { usePlayheadTime } from '../../playhead';
import { nearestIndex } from '../../playhead/nearest';
import { frameAt } from './frame-clock';

interface Props {
  readonly series: Series;
  readonly result: Result | null;
  readonly rate: number;
}

/** What was measured in the frame that is shown. */
export function FrameReadout({ series, result, rate }: Props) {
  const { say, format } = useWords();
  const time = usePlayheadTime();
  const at = nearestIndex(series.time, time);
  const units = UNIT_NAMES.filter((unit) => series.units[unit] !== undefined);
  return (
    <div className="readout">
      <span>
        <span className="soft">{say('frame')}</span> {frameAt(time, rate)}{' '}
        <span className="soft">{`${format.number(time, 2)} s`}</span>
      </span>
      <span>
        <span className="soft">{say('height')}</span> {format.metres(series.height[at], 1)}
      </span>
      {units.map((unit) => (
        <UnitReadout key={unit} unit={unit} series={series} at={at} result={result} />
      ))}
    </div>
  );
}

interface UnitProps {
  readonly unit: UnitName;
  readonly series: Series;
  readonly at: number;
  readonly result: Result | null;
}

function UnitReadout({ unit, series, at, result }: UnitProps) {
  const { format, say } = useWords();
  const column = series.units[unit];
  const colour = [column?.red[at], column?.green[at], column?.blue[at]];
  const seen = colour.every((value) => typeof value === 'number');
  const transition = result?.units[unit]?.transition;
  const angle = column?.angle[at];
  const above =
    transition && typeof angle === 'number'
      ? say(angle < transition.start ? 'seen_red' : angle > transition.end ? 'seen_white' : 'seen_between')
      : '';
  return (
    <span title={above}>
      <i className="lamp" style={seen ? { background: `rgb(${colour.join(' ')})` } : undefined} />
      <strong>{letterOf(unit)}</strong> {format.degrees(angle, 3)}
    </span>
  );
}
