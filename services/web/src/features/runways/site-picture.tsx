import { useMemo } from 'react';
import type { Point } from '../../api/types';
import { useWords } from '../../i18n';
import { SiteMap } from '../../map/site-map';
import { Notice } from '../../ui/notice';
import { VerdictSign } from '../../ui/verdict';
import { sideOfRunway } from './bar-sides';
import { publishedWarnings, type PublishedWarning } from './published-warnings';
import { numberOf, type SiteDraft } from './site-draft';
import { siteWarnings, type SiteWarning } from './site-warnings';

function known(text: string): number | null {
  const value = numberOf(text);
  return Number.isFinite(value) ? value : null;
}

/** The points that are complete enough to be drawn. */
function drawable(draft: SiteDraft): Point[] {
  return draft.points.flatMap((point) => {
    const [latitude, longitude, height] = [point.latitude, point.longitude, point.elevation_wgs84].map(
      numberOf,
    );
    if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return [];
    return [
      {
        point_type: point.point_type,
        latitude: latitude ?? 0,
        longitude: longitude ?? 0,
        elevation_wgs84: Number.isFinite(height) ? (height ?? 0) : 0,
        height_datum: point.height_datum,
        nominal_angle: known(point.nominal_angle),
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
  const side = complete ? sideOfRunway(points, direction) : null;
  const published = { ils_glide_path: known(draft.ils_glide_path), meht_m: known(draft.meht_m) };
  const warnings = complete
    ? [...siteWarnings(points, direction), ...publishedWarnings(points, published)]
    : [];
  return (
    <>
      <SiteMap label={say('site_map_label')} points={points} heading={direction} />
      {side !== null && <p>{say(`bar_${side}`)}</p>}
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

function Warning({ warning }: { readonly warning: SiteWarning | PublishedWarning }) {
  const { say, format } = useWords();
  const { key, ...values } = warning;
  const written = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string'
      ? value
      : name === 'metres'
        ? format.metres(value, 1)
        : format.degrees(value, 2),
  ]);
  return (
    <Notice tone="warn">
      <p>{say(key, Object.fromEntries(written) as Record<string, string>)}</p>
    </Notice>
  );
}
