import { timeline } from './timeline';
import { angles, type EncodeRequest } from './plan-videos';
import { drawnUnits } from './units';

/** Samples a second. */
export const TONE_RATE = 16_000;

/** A sound at `time` (seconds of the output's clock): rising where the light turns white, falling where it turns red. */
export interface Tone {
  readonly time: number;
  readonly hertz: number;
  readonly direction: 'up' | 'down';
}

/** C major from C5 on: a unit is known by its pitch. */
const PITCHES = [523.25, 587.33, 659.26, 698.46, 783.99, 880, 987.77, 1046.5];
const STEP_SECONDS = 0.12;
const FADE_SECONDS = 0.01;
const LOUDNESS = 0.4;
/** The second half of a tone is a fourth higher or lower. */
const INTERVAL = 4 / 3;

/**
 * One tone for each time a unit's angle goes through its measured transition angle; wobbling there sounds once, until the angle was a width
 * of the transition away.
 */
export function transitionTones(request: Pick<EncodeRequest, 'frames' | 'result' | 'probe'>): Tone[] {
  const { frames, result, probe } = request;
  const shown = timeline(frames, probe.frameRate, probe.startSeconds);
  const units = drawnUnits(frames, result);
  const angleOf = angles(request, units);
  const tones = units.flatMap((unit, i): Tone[] => {
    const transition = unit.result?.transition ?? null;
    if (transition === null) return [];
    const rearm = transition.width_arcmin / 60;
    let white: boolean | null = null;
    let armed = true;
    return shown.flatMap(({ row, time }): Tone[] => {
      const angle = angleOf(unit, row.timestamp);
      if (angle === null) return [];
      const before = white;
      white = angle >= transition.angle;
      const sounds = armed && before !== null && before !== white;
      armed = sounds ? false : armed || Math.abs(angle - transition.angle) > rearm;
      if (!sounds) return [];
      return [{ time, hertz: PITCHES[i % PITCHES.length] ?? 440, direction: white ? 'up' : 'down' }];
    });
  });
  return tones.sort((a, b) => a.time - b.time);
}

/** The tones as signed 16 bit samples, second by second; silence between. */
export function* toneSamples(tones: readonly Tone[], seconds: number): Generator<Buffer, void, undefined> {
  for (let second = 0; second < Math.ceil(seconds); second++) {
    const samples = new Int16Array(TONE_RATE);
    for (const tone of tones) if (Math.abs(tone.time - second) < 2) add(samples, tone, second);
    yield Buffer.from(samples.buffer);
  }
}

function add(samples: Int16Array, { time, hertz, direction }: Tone, second: number): void {
  const first = hertz * (direction === 'up' ? 1 : INTERVAL);
  const then = hertz * (direction === 'up' ? INTERVAL : 1);
  const begin = Math.round(time * TONE_RATE);
  const length = Math.round(2 * STEP_SECONDS * TONE_RATE);
  for (let i = 0; i < length; i++) {
    const at = begin + i - second * TONE_RATE;
    if (at < 0 || at >= samples.length) continue;
    const t = i / TONE_RATE;
    const pitch = t < STEP_SECONDS ? first : then;
    const within = t % STEP_SECONDS;
    const fade = Math.min(1, within / FADE_SECONDS, (STEP_SECONDS - within) / FADE_SECONDS);
    const sound = (samples[at] ?? 0) + 32_767 * LOUDNESS * fade * Math.sin(2 * Math.PI * pitch * within);
    samples[at] = Math.max(-32_768, Math.min(32_767, Math.round(sound)));
  }
}
