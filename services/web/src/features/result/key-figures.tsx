import { isJudged } from '@papiscope/shared/contracts';
import { letterOf, type Result } from '../../api/types';
import { useWords } from '../../i18n';
import { VerdictSign } from '../../ui/verdict';

/** Glide path, agreement with the ILS, sectors, symmetry and MEHT in a line each. */
export function KeyFigures({ result }: { readonly result: Result }) {
  const { say, format } = useWords();
  const { glide_path: glide, sectors, symmetry, time_offset: offset, positioning } = result;
  const row = (wanted: string) => result.checks.find(({ id }) => id === wanted);
  const [meht, ils] = [row('meht'), row('harmonisation')];
  return (
    <dl className="facts">
      {glide !== null && (
        <div>
          <dt>{say('glide_path')}</dt>
          <dd>
            <VerdictSign verdict={glide.verdict} size={16} /> {format.degrees(glide.angle)}
            <span className="soft">
              {` ± ${format.arcmin(glide.u_angle_arcmin)} · ${say('nominal')} ${format.degrees(glide.nominal, 2)}`}
            </span>
          </dd>
        </div>
      )}
      {typeof ils?.measured === 'number' && ils.nominal !== null && (
        <div>
          <dt>{say('against_ils')}</dt>
          <dd>
            <VerdictSign verdict={ils.verdict} size={16} />{' '}
            {format.signedArcmin((ils.measured - ils.nominal) * 60)}
            <span className="soft">{` · ${say('nominal')} ${format.degrees(ils.nominal, 2)}`}</span>
          </dd>
        </div>
      )}
      {sectors.map(({ between, width, nominal_width: nominal }) => (
        <div key={between.join()}>
          <dt>{say('sector', { units: between.map(letterOf).join('–') })}</dt>
          <dd>
            {format.arcmin(width * 60)}
            {nominal !== null && (
              <span className="soft">{` · ${say('nominal')} ${format.arcmin(nominal * 60)}`}</span>
            )}
          </dd>
        </div>
      ))}
      {symmetry.map(({ pair, difference_arcmin: difference, u_arcmin: u, verdict }) => (
        <div key={pair.join()}>
          <dt>{say('symmetry', { units: pair.map(letterOf).join('–') })}</dt>
          <dd>
            <VerdictSign verdict={verdict} size={16} /> {format.signedArcmin(difference)}
            <span className="soft">{` ± ${format.arcmin(u)}`}</span>
          </dd>
        </div>
      ))}
      {typeof meht?.measured === 'number' && (
        <div>
          <dt>MEHT</dt>
          <dd>
            {isJudged(meht) && <VerdictSign verdict={meht.verdict} size={16} />}{' '}
            {format.metres(meht.measured)}
            <span className="soft">
              {` ± ${format.metres(meht.u)}`}
              {meht.nominal !== null && ` · ${say('nominal')} ${format.metres(meht.nominal)}`}
            </span>
          </dd>
        </div>
      )}
      <div>
        <dt>{say('positioning')}</dt>
        <dd>{say(`grade_${positioning.grade}`)}</dd>
      </div>
      {offset !== null && (
        <div>
          <dt>{say('time_offset')}</dt>
          <dd>
            {format.number(offset.seconds, 3)} s
            <span className="soft">{` ± ${format.number(offset.u_seconds, 3)} s`}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}
