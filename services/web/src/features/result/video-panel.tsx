import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { videoQuery } from '../../api/queries';
import { sameOrigin } from '../../api/same-origin';
import type { Series, Session, VideoType } from '../../api/types';
import { useWords } from '../../i18n';
import { usePlayhead, usePlayheadTime } from '../../playhead';
import { Notice, ProblemNotice } from '../../ui/notice';
import { frameAt, stepped } from './frame-clock';
import { FrameReadout } from './frame-readout';
import { linkVideo } from './link-video';

const ORDER: readonly VideoType[] = [
  'enhanced',
  'enhanced_with_audio',
  'original',
  'side_by_side',
  'papi_a',
  'papi_b',
  'papi_c',
  'papi_d',
  'papi_e',
  'papi_f',
  'papi_g',
  'papi_h',
];
const SPEEDS = [0.25, 0.5, 1, 2] as const;

interface Props {
  readonly session: Session;
  readonly series: Series | undefined;
  /** Frames a second, and the length in seconds. */
  readonly rate: number;
  readonly duration: number;
}

/** The flight as a film, frame by frame, tied to the charts. */
export function VideoPanel({ session, series, rate, duration }: Props) {
  const { say } = useWords();
  const kinds = ORDER.filter((kind) => session.available_videos.includes(kind));
  const [kind, setKind] = useState<VideoType>(kinds[0] ?? 'original');
  const { data, error } = useQuery(videoQuery(session.session_id, kind, session.attempt));
  const playhead = usePlayhead();
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [unplayable, setUnplayable] = useState(false);

  useEffect(() => {
    const element = video.current;
    if (element === null || data === undefined) return;
    setUnplayable(false);
    element.src = sameOrigin(data.url);
    const unlink = linkVideo(element, playhead, rate);
    const onState = (): void => {
      playhead.playing = !element.paused;
      setPlaying(!element.paused);
    };
    const onError = (): void => setUnplayable(true);
    for (const event of ['play', 'pause', 'ended']) element.addEventListener(event, onState);
    element.addEventListener('error', onError);
    return () => {
      unlink();
      for (const event of ['play', 'pause', 'ended']) element.removeEventListener(event, onState);
      element.removeEventListener('error', onError);
      element.pause();
      playhead.playing = false;
    };
  }, [data, playhead, rate]);
  useEffect(() => {
    if (video.current !== null) video.current.playbackRate = speed;
  }, [speed, data]);

  const toggle = (): void => {
    const element = video.current;
    if (element === null) return;
    // A browser that refuses to play tells it by the element's own events.
    if (element.paused) element.play().catch(() => undefined);
    else element.pause();
  };
  const step = (frames: number): void => {
    video.current?.pause();
    playhead.move(stepped(playhead.time, frames, rate), 'control');
  };

  return (
    <section className="panel video" aria-label={say('video')}>
      <div className="switch" role="group" aria-label={say('video_kind')}>
        {kinds.map((each) => (
          <button key={each} aria-pressed={each === kind} onClick={() => setKind(each)}>
            {say(`video_${each}`)}
          </button>
        ))}
      </div>
      <ProblemNotice error={error} />
      {unplayable && (
        <Notice tone="warn">
          <p>{say('video_unplayable')}</p>
        </Notice>
      )}
      <video
        ref={video}
        playsInline
        preload="auto"
        muted={kind !== 'enhanced_with_audio' && kind !== 'original'}
      />
      <div className="row video-controls">
        <button className="slim" onClick={() => step(-1)} aria-label={say('frame_back')}>
          ◂|
        </button>
        <button className="slim" onClick={toggle}>
          {say(playing ? 'pause' : 'play')}
        </button>
        <button className="slim" onClick={() => step(1)} aria-label={say('frame_forward')}>
          |▸
        </button>
        <Scrubber duration={duration} rate={rate} />
        <select
          aria-label={say('speed_label')}
          value={speed}
          onChange={({ target }) => setSpeed(Number(target.value))}
        >
          {SPEEDS.map((each) => (
            <option key={each} value={each}>
              {each}×
            </option>
          ))}
        </select>
      </div>
      {series !== undefined && <FrameReadout series={series} result={session.result} rate={rate} />}
    </section>
  );
}

function Scrubber({ duration, rate }: { readonly duration: number; readonly rate: number }) {
  const { say, format } = useWords();
  const playhead = usePlayhead();
  const time = usePlayheadTime();
  return (
    <input
      type="range"
      className="scrubber"
      aria-label={say('moment')}
      aria-valuetext={`${format.number(time, 2)} s, ${say('frame')} ${frameAt(time, rate)}`}
      min={0}
      max={duration}
      step={1 / rate}
      value={Math.min(duration, time)}
      onChange={({ target }) => playhead.move(Number(target.value), 'control')}
    />
  );
}
