import { useMemo, useRef } from 'react';
import type { Series, Session } from '../../api/types';
import { useWords } from '../../i18n';
import { localPlane, type LocalPoint, type Place } from '../../map/local-plane';
import { SiteMap } from '../../map/site-map';
import { usePlayhead, usePlayheadTime } from '../../playhead';
import { nearestIndex } from '../../playhead/nearest';

/** Metres of the map around the pointer in which the flight is meant. */
const REACH = 25;

/** Where the drone was, and where it is now. */
export function FlightMap({ session, series }: { readonly session: Session; readonly series: Series }) {
  const { say } = useWords();
  const playhead = usePlayhead();
  const { reference_points: points, runway } = session.site;
  const track = useMemo(
    () =>
      series.time.flatMap((time, i): (Place & { readonly time: number })[] => {
        const [latitude, longitude] = [series.latitude[i], series.longitude[i]];
        return typeof latitude === 'number' && typeof longitude === 'number'
          ? [{ time, latitude, longitude }]
          : [];
      }),
    [series],
  );
  const local = useRef<readonly (LocalPoint & { readonly time: number })[]>([]);
  local.current = useMemo(() => {
    const origin: Place | undefined = points[0] ?? track[0];
    if (origin === undefined) return [];
    const plane = localPlane(origin);
    return track.map((place) => ({ ...plane(place), time: place.time }));
  }, [points, track]);
  const onPoint = (at: LocalPoint): void => {
    if (playhead.playing) return;
    let best: { readonly time: number; readonly distance: number } | null = null;
    for (const { east, north, time } of local.current) {
      const distance = Math.hypot(east - at.east, north - at.north);
      if (distance < (best?.distance ?? REACH)) best = { time, distance };
    }
    if (best !== null) playhead.move(best.time, 'chart');
  };
  return (
    <SiteMap
      label={say('flight_map_label')}
      points={points}
      heading={runway.heading}
      track={track}
      onPoint={onPoint}
    >
      {(at) => <Drone series={series} at={at} />}
    </SiteMap>
  );
}

function Drone({ series, at }: { readonly series: Series; readonly at: (place: Place) => LocalPoint }) {
  const time = usePlayheadTime();
  const i = nearestIndex(series.time, time);
  const [latitude, longitude] = [series.latitude[i], series.longitude[i]];
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  const { east, north } = at({ latitude, longitude });
  return <circle className="map-drone" cx={east} cy={north} r="7" />;
}
