import { compareFlights } from '@papiscope/shared/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { historyQuery } from '../../api/queries';
import { letterOf, type Flight } from '../../api/types';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { Notice, ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { VerdictWord } from '../../ui/verdict';
import './history.css';

interface Props {
  readonly id: string;
  readonly first: string;
  readonly second: string;
}

/** Two flights of a runway side by side: what has moved. */
export default function ComparePage({ id, first, second }: Props) {
  const { say } = useWords();
  const { data: flights, error } = useQuery(historyQuery(id));
  const [before, after] = [first, second].map((wanted) => flights?.find((f) => f.session_id === wanted));
  return (
    <section className="page narrow">
      <PageTitle title={say('compare_title')}>
        <Link to={`/runways/${id}/history`} className="button slim">
          {say('history')}
        </Link>
      </PageTitle>
      <ProblemNotice error={error} />
      {flights === undefined && error === null && <Busy />}
      {flights !== undefined && (before === undefined || after === undefined) && (
        <Notice tone="bad">
          <p>{say('flight_gone')}</p>
        </Notice>
      )}
      {before !== undefined && after !== undefined && <Comparison before={before} after={after} />}
    </section>
  );
}

function Comparison({ before, after }: { readonly before: Flight; readonly after: Flight }) {
  const { say, format } = useWords();
  const [earlier, later] = [before, after].map(({ flown_at: at }) => format.time(at));
  return (
    <div className="panel">
      <div className="scroll" tabIndex={0}>
        <table className="comparison stacking">
          <thead>
            <tr>
              <th scope="col">{say('unit')}</th>
              {[before, after].map((flight) => (
                <th key={flight.session_id} scope="col" className="number">
                  <Link to={`/measurements/${flight.session_id}`}>{format.time(flight.flown_at)}</Link>
                </th>
              ))}
              <th scope="col" className="number">
                {say('change')}
              </th>
              <th scope="col">{say('meaning')}</th>
              <th scope="col" className="number">
                {say('width')}
              </th>
            </tr>
          </thead>
          <tbody>
            {compareFlights(before, after).map((row) => (
              <tr key={row.unit}>
                <th scope="row">{letterOf(row.unit)}</th>
                <td className="number" data-label={earlier}>
                  {format.degrees(row.before)}
                </td>
                <td className="number" data-label={later}>
                  {format.degrees(row.after)}
                </td>
                <td className="number" data-label={say('change')}>
                  {format.signedArcmin(row.change_arcmin)}
                  <span className="soft"> ± {format.arcmin(row.u_arcmin)}</span>
                </td>
                <td className="meaning" data-label={say('meaning')}>
                  {row.change_arcmin === null ? '–' : say(row.significant ? 'moved' : 'not_moved')}
                </td>
                <td className="number" data-label={say('width')}>
                  {format.arcmin(row.width_before_arcmin)} → {format.arcmin(row.width_after_arcmin)}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{say('glide_path')}</th>
              <td className="number" data-label={earlier}>
                {format.degrees(before.glide_path_angle)}
              </td>
              <td className="number" data-label={later}>
                {format.degrees(after.glide_path_angle)}
              </td>
              <td className="number" data-label={say('change')}>
                {before.glide_path_angle === null || after.glide_path_angle === null
                  ? '–'
                  : format.signedArcmin((after.glide_path_angle - before.glide_path_angle) * 60)}
              </td>
              <td />
              <td />
            </tr>
            <tr>
              <th scope="row">{say('verdict')}</th>
              {[before, after].map(({ verdict }, i) => (
                <td key={i} className="number" data-label={i === 0 ? earlier : later}>
                  <VerdictWord verdict={verdict} />
                </td>
              ))}
              <td colSpan={3} />
            </tr>
          </tbody>
        </table>
      </div>
      <p className="soft small">{say('compare_help')}</p>
    </div>
  );
}
