import type { ReportView } from '../../api/report';
import { letterOf } from '../../api/types';
import { useWords } from '../../i18n';

/** Where the uncertainty of each unit's angle comes from. */
export function BudgetTable({ report }: { readonly report: ReportView }) {
  const { say, format } = useWords();
  const { budget } = report;
  if (budget === null) return null;
  const units = [...new Set(budget.rows.flatMap(({ cells }) => cells.map(({ unit }) => unit)))];
  return (
    <div className="scroll" tabIndex={0}>
      <table>
        <caption>{say('budget_caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('budget_source')}</th>
            {units.map((unit) => (
              <th key={unit} scope="col" className="number">
                {letterOf(unit)}
              </th>
            ))}
            <th scope="col">{say('budget_basis')}</th>
          </tr>
        </thead>
        <tbody>
          {budget.rows.map((row) => (
            <tr key={row.source}>
              <th scope="row">{row.label}</th>
              {units.map((unit) => (
                <td key={unit} className="number">
                  {format.arcmin(row.cells.find((cell) => cell.unit === unit)?.u_arcmin, 2)}
                </td>
              ))}
              <td className="soft small">{row.basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
