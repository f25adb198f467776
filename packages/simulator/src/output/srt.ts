import { exposureAt } from '../light/exposure';
import type { Simulation } from '../options';
import type { Fix } from './telemetry';

/** Moment of the first frame on the aircraft's clock. */
const START = Date.UTC(2026, 4, 12, 9, 27, 52, 373);

/** Subtitles in the bracketed dialect of recent DJI aircraft; those with RTK add its state and standard deviations. */
export function writeSrt(options: Simulation, cues: readonly Fix[], duration: number): string {
  const isoOf = (frame: number) => 100 * exposureAt(frame / options.fps, options, duration);
  return cues.map((fix, frame) => cue(options, fix, frame, Math.round(isoOf(frame)))).join('\n');
}

function cue(options: Simulation, fix: Fix, frame: number, iso: number): string {
  const [start, end] = [(frame * 1000) / options.fps, ((frame + 1) * 1000) / options.fps];
  const digits = options.rtk ? 8 : 6;
  const { yaw, pitch, roll } = fix.gimbal;
  const fields = [
    `[iso: ${iso}]`,
    `[shutter: 1/${(1 / options.shutterSeconds).toFixed(1)}]`,
    '[fnum: 2.8]',
    '[ev: 0]',
    '[ct: 5200]',
    '[color_md : default]',
    `[focal_len: ${(18 / Math.tan((options.fov * Math.PI) / 360)).toFixed(2)}]`,
    `[latitude: ${fix.latitude.toFixed(digits)}]`,
    `[longitude: ${fix.longitude.toFixed(digits)}]`,
    `[rel_alt: ${fix.relative.toFixed(3)} abs_alt: ${fix.absolute.toFixed(3)}]`,
    `[gb_yaw: ${yaw.toFixed(1)} gb_pitch: ${pitch.toFixed(1)} gb_roll: ${roll.toFixed(1)}]`,
    ...(options.rtk
      ? ['[rtk_flag: 50]', '[rtk_std_lon: 0.00981]', '[rtk_std_lat: 0.01024]', '[rtk_std_hgt: 0.01942]']
      : []),
  ];
  return [
    `${frame + 1}`,
    `${clock(start)} --> ${clock(end)}`,
    `<font size="28">FrameCnt: ${frame + 1}, DiffTime: ${Math.floor(end) - Math.floor(start)}ms`,
    new Date(START + Math.floor(start)).toISOString().replace('T', ' ').replace('Z', ''),
    `${fields.join(' ')} </font>`,
    '',
  ].join('\n');
}

/** HH:MM:SS,mmm of milliseconds, cut off as the aircraft does. */
function clock(milliseconds: number): string {
  const whole = Math.floor(milliseconds + 1e-6);
  const pad = (value: number, length = 2): string => String(Math.floor(value)).padStart(length, '0');
  return `${pad(whole / 3_600_000)}:${pad((whole / 60_000) % 60)}:${pad((whole / 1000) % 60)},${pad(whole % 1000, 3)}`;
}
