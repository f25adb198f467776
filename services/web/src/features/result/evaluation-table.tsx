import type { EvaluationRow, ReportView } from '../../api/report';
import { useWords } from '../../i18n';
import type { Format } from '../../i18n/format';
import { VerdictWord } from '../../ui/verdict';

function quantity(format: Format, value: number | null, unit: EvaluationRow['unit']): string {
  switch (unit) {
    case 'deg':
      return format.degrees(value, 3);
    case 'arcmin':
      return format.arcmin(value, 1);
    case 'm':
      return format.metres(value, 2);
    case 'ratio':
      return format.number(value, 2);
    case 'count':
      return format.number(value, 0);
  }
}

/** An uncertainty in the unit in which it can be read: of angles, minutes. */
function uncertainty(format: Format, { u, unit }: EvaluationRow): string {
  return unit === 'deg' ? format.arcmin(u === null ? null : u * 60) : quantity(format, u, unit);
}

function limit(format: Format, row: EvaluationRow): string {
  if (row.tolerance === null) return quantity(format, null, row.unit);
  const text = quantity(format, row.tolerance, row.unit);
  return row.limit === 'at_most' ? `≤ ${text}` : `± ${text}`;
}

/** Every row of the flight check: angles, differences, glide path, widths, coverage, MEHT, symmetry. */
export function EvaluationTable({ report }: { readonly report: ReportView }) {
  const { say, format } = useWords();
  return (
    <div className="scroll" tabIndex={0}>
      <table className="evaluation stacking">
        <thead>
          <tr>
            <th scope="col">{say('parameter')}</th>
            <th scope="col" className="number">
              {say('nominal')}
            </th>
            <th scope="col" className="number">
              {say('tolerance')}
            </th>
            <th scope="col" className="number">
              {say('measured')}
            </th>
            <th scope="col" className="number">
              U
            </th>
            <th scope="col" className="outcome">
              {say('verdict')}
            </th>
            <th scope="col">{say('remark')}</th>
          </tr>
        </thead>
        <tbody>
          {report.evaluation.map((row, i) => (
            <tr key={row.id} className={row.group === report.evaluation[i - 1]?.group ? '' : 'group'}>
              <th scope="row">{row.parameter}</th>
              <td className="number" data-label={say('nominal')}>
                {quantity(format, row.nominal, row.unit)}
              </td>
              <td className="number" data-label={say('tolerance')}>
                {limit(format, row)}
              </td>
              <td className="number strong" data-label={say('measured')}>
                {quantity(format, row.measured, row.unit)}
              </td>
              <td className="number" data-label="U">
                {uncertainty(format, row)}
              </td>
              <td className="outcome">
                <VerdictWord verdict={row.verdict} />
              </td>
              <td className="soft small remark">{row.remark}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
