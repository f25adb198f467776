import { translate } from '@papiscope/report/text';
import {
  letterOf,
  UNIT_NAMES,
  type Result,
  type UnitName,
  type UnitResult,
  type Verdict,
} from '../../api/types';
import type { Adjustment, ReportView } from '../../api/report';
import { unitColour } from '../../charts/palette';
import { useWords } from '../../i18n';
import { VerdictSign, VerdictWord } from '../../ui/verdict';
import { Adjuster } from './adjusters';
import { DeviationBar } from './deviation-bar';

interface Props {
  readonly result: Result;
  readonly report: ReportView | undefined;
}

/** The units of the bar: what they should be, what they are, how sure that is, and what to do at their adjusters. */
export function UnitsTable({ result, report }: Props) {
  const { say } = useWords();
  const units = UNIT_NAMES.flatMap((name) => {
    const unit = result.units[name];
    return unit === undefined ? [] : [{ name, unit }];
  });
  return (
    <div className="scroll" tabIndex={0}>
      <table className="units stacking">
        <thead>
          <tr>
            <th scope="col">{say('unit')}</th>
            <th scope="col" className="number">
              {say('nominal')}
            </th>
            <th scope="col" className="number">
              {say('measured_u')}
            </th>
            <th scope="col" className="number">
              {say('deviation')}
            </th>
            <th scope="col" className="deviation-cell">
              <span className="hidden-text">{say('deviation_picture')}</span>
            </th>
            <th scope="col" className="number">
              {say('width')}
            </th>
            <th scope="col" className="outcome">
              {say('verdict')}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ name, unit }) => (
            <UnitRow
              key={name}
              name={name}
              unit={unit}
              width={widthVerdict(result, name)}
              adjustment={report?.adjustments.find((each) => each.unit === name)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The angle may be right and the colour change too wide all the same. */
function widthVerdict({ checks }: Result, name: UnitName): Verdict | null {
  return checks.find(({ id }) => id === `width_${name.toLowerCase()}`)?.verdict ?? null;
}

interface RowProps {
  readonly name: UnitName;
  readonly unit: UnitResult;
  readonly width: Verdict | null;
  readonly adjustment: Adjustment | undefined;
}

function UnitRow({ name, unit, width, adjustment }: RowProps) {
  const { say, format, language } = useWords();
  const { transition } = unit;
  return (
    <>
      <tr>
        <th scope="row">
          <span className="unit-name">
            <i style={{ background: unitColour(name) }} />
            {letterOf(name)}
          </span>
        </th>
        <td className="number" data-label={say('nominal')}>
          {format.degrees(unit.nominal_angle, 2)}
        </td>
        <td className="number strong" data-label={say('measured_u')}>
          {format.degrees(transition?.angle)}
          {transition && <span className="soft"> ± {format.arcmin(transition.u_angle_arcmin)}</span>}
        </td>
        <td className="number" data-label={say('deviation')}>
          {format.signedArcmin(unit.deviation_arcmin)}
        </td>
        <td className="deviation-cell">
          <DeviationBar
            deviation={unit.deviation_arcmin}
            u={transition?.u_angle_arcmin ?? null}
            tolerance={unit.tolerance === null ? null : unit.tolerance * 60}
          />
        </td>
        <td
          className="number"
          data-label={say('width')}
          title={width === null ? undefined : say(`verdict_${width}`)}
        >
          {width !== null && width !== 'pass' && width !== 'not_measured' && (
            <>
              <VerdictSign verdict={width} size={16} />
              <span className="hidden-text">{say(`verdict_${width}`)}</span>{' '}
            </>
          )}
          {format.arcmin(transition?.width_arcmin)}
          {transition && <span className="soft"> ± {format.arcmin(transition.u_width_arcmin)}</span>}
        </td>
        <td className="outcome">
          <VerdictWord verdict={unit.verdict} />
        </td>
      </tr>
      {adjustment !== undefined && adjustment.action !== 'not_judged' && (
        <tr className="unit-reason">
          <td />
          <td colSpan={6} className="remark">
            <Adjuster adjustment={adjustment} />
          </td>
        </tr>
      )}
      {(unit.reason !== null || !unit.lit) && (
        <tr className="unit-reason">
          <td />
          <td colSpan={6} className="remark soft small">
            {unit.reason === null ? say('unit_dark') : translate(unit.reason, language)}
          </td>
        </tr>
      )}
    </>
  );
}
