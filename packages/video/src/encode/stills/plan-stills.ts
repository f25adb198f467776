import {
  stillFileName,
  unitKey,
  type Still,
  type StillMoment,
  type UnitName,
} from '@papiscope/shared/contracts';
import type { VideoProbe } from '../../probe/video-probe';
import { isHdr } from '../hdr-lut';
import type { PictureSize } from '../output-size';
import { asShown, shownMatrix } from '../picture-format';
import type { DrawnUnit } from '../units';
import type { StillChoice } from './choose-stills';

type Shot = Extract<StillChoice, { readonly frame: unknown }>;

/** The pictures of one unit: a branch of the filter graph that gives one frame for each moment, and where they go. */
export interface StillBranch {
  readonly name: string;
  readonly unit: UnitName;
  readonly filters: readonly string[];
  /** A pattern with the picture's number, from 1, in the order of `shots`. */
  readonly pattern: string;
  /** How many there must be, for their numbers to be right. */
  readonly pictures: number;
  readonly shots: readonly { readonly moment: StillMoment; readonly numbered: string }[];
}

/** Width of what is cut out, in diameters of the light. */
const DIAMETERS = 5;
const NARROWEST = 48;
/** Small cuts are enlarged by a whole factor to about this width, pixels. */
const PICTURE_WIDTH = 480;
const ASPECT = 3 / 4;
const QUALITY = '2';

export interface StillsPlan {
  readonly choices: readonly StillChoice[];
  readonly branches: readonly StillBranch[];
}

/** Cuts at full resolution, from the frames as they are decoded anyway. */
export function planStills(choices: readonly StillChoice[], probe: VideoProbe): StillsPlan {
  const units = [...new Set(choices.map(({ unit }) => unit))];
  const branches = units.flatMap((unit) => {
    const shots = choices
      .filter((choice): choice is Shot => choice.unit === unit && 'frame' in choice)
      .sort((a, b) => a.frame.time - b.frame.time);
    return shots.length === 0 ? [] : [branch(unit, shots, probe)];
  });
  return { choices, branches };
}

function branch(unit: DrawnUnit, shots: readonly Shot[], probe: VideoProbe): StillBranch {
  const name = `still_${unitKey(unit.name)}`;
  const cut = cutSize(unit, probe);
  const bright = isHdr(probe) ? asShown({ ...probe, ...cut }, null) : [];
  const factor = Math.max(1, Math.round(PICTURE_WIDTH / cut.width));
  const pictures = [...new Set(shots.map(({ frame }) => frame))];
  const wanted = pictures.map((frame) => `gte(t,${seconds(frame.start)})*lt(t,${seconds(frame.end)})`);
  const corner = (place: (shot: Shot) => number, size: number, whole: number): string =>
    byTime(shots, (shot) => clamp(2 * Math.round((place(shot) + 0.5 - size / 2) / 2), whole - size));
  const x = corner(({ light }) => light.x, cut.width, probe.width);
  const y = corner(({ light }) => light.y, cut.height, probe.height);
  return {
    name,
    unit: unit.name,
    filters: [
      `select='${wanted.join('+')}'`,
      `crop=w=${cut.width}:h=${cut.height}:x='${x}':y='${y}'`,
      ...bright,
      // JPEG is full range BT.601 by definition
      `scale=${cut.width * factor}:${cut.height * factor}:flags=bicubic:in_color_matrix=${shownMatrix(probe)}:in_range=${bright.length > 0 ? 'tv' : probe.colorRange}:out_color_matrix=bt601:out_range=pc`,
      'format=yuvj444p',
      'setsar=1',
    ],
    pattern: `${name}_%d.jpg`,
    shots: shots.map(({ moment, frame }) => ({
      moment,
      numbered: `${name}_${pictures.indexOf(frame) + 1}.jpg`,
    })),
    pictures: pictures.length,
  };
}

/** ffmpeg's output options for a branch's pictures. */
export function stillOutput({ name, pattern }: StillBranch, passthrough: readonly string[]): string[] {
  return [
    '-map',
    `[${name}]`,
    ...passthrough,
    '-c:v',
    'mjpeg',
    '-threads',
    '1',
    '-q:v',
    QUALITY,
    '-f',
    'image2',
    pattern,
  ];
}

/** What the list of stills says of a choice; `made`: the names of the pictures there are. */
export function stillOf(choice: StillChoice, made: ReadonlySet<string>): Still {
  const { moment } = choice;
  const unit = choice.unit.name;
  const nothing = { unit, moment, file: null, frame_number: null, timestamp: null, angle: null };
  if ('reason' in choice) return { ...nothing, reason: choice.reason };
  const file = stillFileName(unit, moment);
  if (!made.has(file)) return { ...nothing, reason: 'frame_missing' };
  const { row } = choice.frame;
  return {
    unit,
    moment,
    file,
    frame_number: row.frame_number,
    timestamp: row.timestamp,
    angle: choice.angle,
    reason: null,
  };
}

function cutSize(unit: DrawnUnit, source: PictureSize): PictureSize {
  const even = (value: number): number => 2 * Math.round(value / 2);
  const widest = Math.min(source.width, source.height / ASPECT);
  const width = Math.min(widest, Math.max(NARROWEST, DIAMETERS * (unit.diameter ?? 0)));
  return { width: even(width), height: even(width * ASPECT) };
}

/** An expression that holds the value of the shot whose frame is at hand. */
function byTime(shots: readonly Shot[], valueOf: (shot: Shot) => number): string {
  return shots.reduceRight<string>((rest, shot, i) => {
    const value = String(valueOf(shot));
    return i === shots.length - 1 ? value : `if(lt(t,${seconds(shot.frame.end)}),${value},${rest})`;
  }, '');
}

function seconds(value: number): string {
  return value.toFixed(6);
}

function clamp(value: number, high: number): number {
  return Math.min(high, Math.max(0, value));
}
