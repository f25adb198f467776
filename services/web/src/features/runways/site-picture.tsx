import { useMemo } from 'react';
import type { Point } from '../../api/types';
import { useWords } from '../../i18n';
import { SiteMap } from '../../map/site-map';
import { Notice } from '../../ui/notice';
import { VerdictSign } from '../../ui/verdict';
import { numberOf, type SiteDraft } from './site-draft';
import { siteWarnings, type SiteWarning } from './site-warnings';

/** The points that are complete enough to be drawn. */
function drawable(draft: SiteDraft): Point[] {
  return draft.points.flatMap((point) => {
    const [latitude, longitude, height] = [point.latitude, point.longitude, point.elevation_wgs84].map(
      numberOf,
    );
    if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return [];
    const nominal = numberOf(point.nominal_angle);
    return [
      {
        point_type: point.point_type,
        latitude: latitude ?? 0,
        longitude: longitude ?? 0,
        elevation_wgs84: Number.isFinite(height) ? (height ?? 0) : 0,
        height_datum: point.height_datum,
        nominal_angle: Number.isFinite(nominal) ? nominal : null,
      },
    ];
  });
}

/** The site as it is typed in, and what cannot be right about it. */
export function SitePicture({ draft }: { readonly draft: SiteDraft }) {
  const { say } = useWords();
  const points = useMemo(() => drawable(draft), [draft]);
  const heading = numberOf(draft.heading);
  const direction = Number.isFinite(heading) ? heading : 0;
  const complete = points.length === draft.points.length && Number.isFinite(heading);
  const warnings = complete ? siteWarnings(points, direction) : [];
  return (
    <>
      <SiteMap label={say('site_map_label')} points={points} heading={direction} />
      {warnings.map((warning) => (
        <Warning key={JSON.stringify(warning)} warning={warning} />
      ))}
      {complete && warnings.length === 0 && (
        <p className="row">
          <VerdictSign verdict="pass" size={18} /> {say('geometry_plausible')}
        </p>
      )}
    </>
  );
}

function Warning({ warning }: { readonly warning: SiteWarning }) {
  const { say, format } = useWords();
  const { key, ...values } = warning;
  const metres = 'metres' in values ? { metres: format.metres(values.metres, 1) } : {};
  return (
    <Notice tone="warn">
      <p>{say(key, { ...values, ...metres })}</p>
    </Notice>
  );
}
