import type * as Mp4Box from 'mp4box';
import type { ISOFile, MP4BoxBuffer, Sample, VisualSampleEntry } from 'mp4box';
import type { VideoProbe } from '../probe/video-probe';
import { topBoxes } from './boxes';
import type { Ranges } from './ranges';

/** A frame in the file. `time`: when it is shown, seconds; `offset`, `size`: bytes. */
export interface IndexedFrame {
  readonly time: number;
  readonly key: boolean;
  readonly offset: number;
  readonly size: number;
}

/** What an mp4 says of its video's frames, in the order of the file. `parameterSets`: what a decoder must have before the first frame. */
export interface VideoIndex {
  readonly codec: 'h264' | 'hevc';
  readonly frames: readonly IndexedFrame[];
  readonly parameterSets: readonly Uint8Array[];
  /** Bytes of the length before each unit of a frame. */
  readonly lengthBytes: number;
}

/** Bytes of an index that is read at most: that of half a day of video is smaller. */
const LARGEST = 1 << 27;

/**
 * The index of an mp4 or mov file, wherever in it that is; no frames are read. Null for other containers and codecs, and for what an index
 * does not tell all of: fragments, edits that leave something out, several descriptions.
 */
export async function readMp4Index(ranges: Ranges, probe: VideoProbe): Promise<VideoIndex | null> {
  if (!probe.formatName.split(',').includes('mp4')) return null;
  // half a megabyte of code that most jobs go without
  const { createFile, Log } = module.require('mp4box') as typeof Mp4Box;
  // it writes of every box that it does not know to standard error
  Object.assign(Log, { warn: () => undefined, error: () => undefined });
  const file = createFile(false);
  try {
    return (await readMovie(file, ranges)) ? indexOf(file, probe) : null;
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Only the movie box is handed on: mp4box wants to see the whole of what else stands before it, however large. */
async function readMovie(file: ISOFile, ranges: Ranges): Promise<boolean> {
  const box = await movieBox(ranges);
  if (box === null) return false;
  const buffer = box.slice().buffer as MP4BoxBuffer;
  buffer.fileStart = 0;
  file.appendBuffer(buffer);
  return file.moov !== undefined && file.moov.mvex === undefined;
}

/** The bytes of a file's movie box, wherever in it that stands; null where there is none. */
async function movieBox(ranges: Ranges): Promise<Uint8Array | null> {
  for await (const { type, at, size, head } of topBoxes(ranges)) {
    if (type !== 'moov') continue;
    if (size === null || size > LARGEST) return null;
    const whole = head.length >= size ? head.subarray(0, size) : await ranges.read(at, size);
    return whole.length === size ? whole : null;
  }
  return null;
}

function indexOf(file: ISOFile, probe: VideoProbe): VideoIndex | null {
  const track = file.moov?.traks[probe.streamIndex];
  const entries = track?.mdia.minf.stbl.stsd.entries ?? [];
  const config = entries.length === 1 ? configOf(entries[0] as VisualSampleEntry) : null;
  if (track === undefined || config === null || track.mdia.hdlr.handler !== 'vide') return null;
  const samples = file.getTrackSamplesInfo(track.tkhd.track_id);
  const first = samples.reduce((least, { cts }) => Math.min(least, cts), Infinity);
  const edits = track.edts?.elst?.entries ?? [];
  if (edits.length > 1 || edits.some(({ media_time: from }) => from < 0 || from > first)) return null;
  return { ...config, frames: samples.map((sample) => frameOf(sample, first, probe.startSeconds)) };
}

/** As ffprobe prints the time. */
function frameOf(
  { cts, timescale, is_sync: key, offset, size }: Sample,
  first: number,
  start: number,
): IndexedFrame {
  return { time: Number((start + (cts - first) / timescale).toFixed(6)), key, offset, size };
}

function configOf({ avcC, hvcC }: VisualSampleEntry): Omit<VideoIndex, 'frames'> | null {
  if (avcC !== undefined) {
    return {
      codec: 'h264',
      parameterSets: [...avcC.SPS, ...avcC.PPS].map(({ data }) => data),
      lengthBytes: avcC.lengthSizeMinusOne + 1,
    };
  }
  if (hvcC === undefined) return null;
  return {
    codec: 'hevc',
    parameterSets: hvcC.nalu_arrays.flatMap((array) => [...array].map(({ data }) => data)),
    lengthBytes: hvcC.lengthSizeMinusOne + 1,
  };
}
