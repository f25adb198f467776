import { useWords } from '../../i18n';
import { withReversedUnits } from './bar-sides';
import { DATUMS, emptyPoint, type PointDraft, type PointType, type SiteDraft } from './site-draft';

const TYPES: readonly PointType[] = [
  'PAPI_A',
  'PAPI_B',
  'PAPI_C',
  'PAPI_D',
  'PAPI_E',
  'PAPI_F',
  'PAPI_G',
  'PAPI_H',
  'TOUCH_POINT',
  'THRESHOLD',
];
const NUMBERS = ['latitude', 'longitude', 'elevation_wgs84'] as const;
const ANGLES = ['nominal_angle', 'tolerance'] as const;

/** A unit has a setting angle with its tolerance; the touch-down point the nominal glide path. */
function anglesOf(type: PointType): readonly (typeof ANGLES)[number][] {
  if (type.startsWith('PAPI_')) return ANGLES;
  return type === 'TOUCH_POINT' ? ['nominal_angle'] : [];
}

interface Props {
  readonly draft: SiteDraft;
  readonly missing: ReadonlySet<string>;
  readonly onChange: (draft: SiteDraft) => void;
}

/** The surveyed points, a line each. */
export function PointsTable({ draft, missing, onChange }: Props) {
  const { say } = useWords();
  const setPoints = (points: readonly PointDraft[]): void => onChange({ ...draft, points });
  const change = (index: number, to: Partial<PointDraft>): void =>
    setPoints(draft.points.map((point, i) => (i === index ? { ...point, ...to } : point)));
  const free = TYPES.filter((type) => !draft.points.some((point) => point.point_type === type));
  return (
    <>
      <h2>{say('points')}</h2>
      <div className="scroll" tabIndex={0}>
        <table className="points stacking">
          <thead>
            <tr>
              <th scope="col">{say('point')}</th>
              <th scope="col">{say('latitude')}</th>
              <th scope="col">{say('longitude')}</th>
              <th scope="col">{say('lens_height')}</th>
              <th scope="col">{say('datum')}</th>
              <th scope="col">{say('nominal_angle')}</th>
              <th scope="col">{say('tolerance_degrees')}</th>
              <th scope="col">
                <span className="hidden-text">{say('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {draft.points.map((point, i) => {
              const name = say(`point_${point.point_type}`);
              const input = (field: (typeof NUMBERS)[number] | (typeof ANGLES)[number]) => (
                <td key={field} data-label={say(field === 'tolerance' ? 'tolerance_degrees' : field)}>
                  <input
                    inputMode="decimal"
                    className={field}
                    aria-label={`${name}: ${say(field)}`}
                    aria-invalid={missing.has(`points.${i}.${field}`)}
                    value={point[field]}
                    onChange={({ target }) => change(i, { [field]: target.value })}
                  />
                </td>
              );
              return (
                <tr key={point.point_type}>
                  <th scope="row">{name}</th>
                  {NUMBERS.map(input)}
                  <td data-label={say('datum')}>
                    <select
                      aria-label={`${name}: ${say('datum')}`}
                      value={point.height_datum}
                      onChange={({ target }) =>
                        change(i, {
                          height_datum: DATUMS.find((datum) => datum === target.value) ?? 'ellipsoid',
                        })
                      }
                    >
                      {DATUMS.map((datum) => (
                        <option key={datum} value={datum}>
                          {say(`datum_${datum}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                  {anglesOf(point.point_type).map(input)}
                  {anglesOf(point.point_type).length < ANGLES.length && (
                    <td colSpan={ANGLES.length - anglesOf(point.point_type).length} />
                  )}
                  <td>
                    <button
                      type="button"
                      className="slim"
                      aria-label={`${say('remove')}: ${name}`}
                      onClick={() => setPoints(draft.points.filter((each) => each !== point))}
                    >
                      ✕
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="row">
        <button type="button" className="slim" onClick={() => onChange(withReversedUnits(draft))}>
          {say('reverse_units')}
        </button>
        <span className="soft small">{say('unit_order')}</span>
      </div>
      {free.length > 0 && (
        <label className="row">
          {say('add_point')}
          <select
            value=""
            onChange={({ target }) => {
              const type = free.find((each) => each === target.value);
              if (type === undefined) return;
              const points = [...draft.points, emptyPoint(type)];
              setPoints(points.sort((a, b) => TYPES.indexOf(a.point_type) - TYPES.indexOf(b.point_type)));
            }}
          >
            <option value="">–</option>
            {free.map((type) => (
              <option key={type} value={type}>
                {say(`point_${type}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}
