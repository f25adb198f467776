import type * as Mp4Box from 'mp4box';
import type { ISOFile, Movie, MP4BoxBuffer, Sample, VisualSampleEntry } from 'mp4box';
import type { VideoProbe } from '../probe/video-probe';
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

const STEP = 1 << 18;
/** Bytes of boxes that are read at most: the index of half a day of video is smaller. */
const MOST_READ = 1 << 27;

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

async function readMovie(file: ISOFile, ranges: Ranges): Promise<boolean> {
  let movie: Movie | null = null;
  file.onReady = (info) => (movie = info);
  for (let at = 0, read = 0; movie === null && read < MOST_READ; read += STEP) {
    const bytes = await ranges.read(at, STEP);
    if (bytes.length === 0) return false;
    const buffer = bytes.slice().buffer as MP4BoxBuffer;
    buffer.fileStart = at;
    const next = file.appendBuffer(buffer);
    if (!(next > at)) return false;
    at = next;
  }
  return (movie as Movie | null)?.isFragmented === false;
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
