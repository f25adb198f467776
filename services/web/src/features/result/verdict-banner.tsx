import { translate } from '@papiscope/report/text';
import { isJudged } from '@papiscope/shared/contracts';
import type { ReportView } from '../../api/report';
import type { Result, Session, Verdict } from '../../api/types';
import { useWords } from '../../i18n';
import { VerdictSign } from '../../ui/verdict';
import { Notice } from '../../ui/notice';

/** Reasons shown before the whole evaluation is looked at. */
const MOST = 6;

interface Props {
  readonly session: Session;
  readonly result: Result;
  readonly report: ReportView | undefined;
}

/** Which rows make the verdict what it is. */
function deciding(report: ReportView, verdict: Verdict): ReportView['evaluation'] {
  return report.evaluation.filter((row) => row.verdict === verdict && isJudged(row));
}

/** The answer first: in tolerance or not, and why. */
export function VerdictBanner({ session, result, report }: Props) {
  const { say, language } = useWords();
  const verdict = session.verdict ?? 'not_measured';
  const rows = report === undefined || verdict === 'pass' ? [] : deciding(report, verdict);
  return (
    <section className={`panel banner ${verdict}`} aria-label={say('verdict')}>
      <p className="banner-word">
        <VerdictSign verdict={verdict} size={40} />
        {say(`overall_${verdict}`)}
      </p>
      {rows.length > 0 && (
        <ul className="banner-reasons">
          {rows.slice(0, MOST).map(({ id, parameter, remark }) => (
            <li key={id}>
              <strong>{parameter}</strong>
              {remark !== null && ` – ${remark}`}
            </li>
          ))}
          {rows.length > MOST && <li>{say('and_more', { count: rows.length - MOST })}</li>}
        </ul>
      )}
      {report !== undefined && <p className="soft small">{report.summary.sentences[0]}</p>}
      {result.warnings.map(({ code, message }) => (
        <Notice key={code + message} tone={code === 'survey_not_included' ? 'info' : 'warn'}>
          <p>{translate(message, language)}</p>
        </Notice>
      ))}
    </section>
  );
}
