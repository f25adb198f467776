import { resolveTools } from '../process/tools';
import type { VideoProbe } from '../probe/video-probe';
import { frameLayout, pictureOf } from './layout';
import { planDecode, type DecodePlan } from './plan-decode';
import { rawFrames } from './raw-frames';
import type { YuvFrame } from './yuv-frame';

/** `part`: hand out this part of the frames only; what is not wanted costs next to nothing beyond its decoding. */
export interface DecodeOptions extends DecodePlan {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decodes a video's frames in the order of presentation, none left out, none twice, with the times that the file gives them.
 * A frame's planes are valid until the next one is asked for. Leaving the loop early ends ffmpeg.
 * Throws `ffmpeg_failed` after the last good frame when decoding breaks off.
 */
export async function* decodeFrames(
  input: string,
  probe: VideoProbe,
  options: DecodeOptions = {},
): AsyncGenerator<YuvFrame, void, undefined> {
  const { start = -Infinity, end = Infinity, signal } = options;
  const every = Math.max(1, Math.round(options.every ?? 1));
  const tools = await resolveTools();
  const { part } = options;
  const layout = frameLayout(probe, part);
  const cutFrom = part && { x: part.x, y: part.y, frameWidth: probe.width, frameHeight: probe.height };
  const argv = planDecode(input, probe, options, tools.passthrough);
  let index = 0;
  let last = NaN;
  for await (const filled of rawFrames(argv, layout.bytes, { signal })) {
    const timestamp = Number.isNaN(filled.timestamp) ? last + every / probe.frameRate : filled.timestamp;
    last = timestamp;
    if (timestamp >= end) return;
    if (timestamp < start) continue;
    yield { index, timestamp, ...pictureOf(filled.buffer, layout, probe), ...(cutFrom && { cutFrom }) };
    index += every;
  }
}
