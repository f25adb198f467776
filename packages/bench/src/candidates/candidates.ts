import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readFrames } from '@papiscope/flight';
import { flightResultSchema } from '@papiscope/shared/contracts';
import { planVideos, probeVideo, resolveTools } from '@papiscope/video';
import type { MadeClip } from '../clips/make-clip';
import { trueLights } from '../clips/true-lights';
import type { Command } from '../measure/run-tree';
import { bareTranscode } from './bare-transcode';
import { decodeOnly, QUIET } from './decode-only';
import { ours } from './ours';
import { findPython, pythonPeer } from './python-peer';

/** One way to treat a clip. `limit`: the candidate that does the least that could be done; null for such a one. */
export interface Candidate {
  readonly name: string;
  readonly limit: string | null;
  /** Runs in the folder of {@link candidatesFor}. */
  readonly command: Command;
}

export const NAMES = {
  decode: 'decode only',
  measure: 'analysis (measuring job)',
  analyze: 'papiscope analyze (first look, measuring, fit)',
  python: 'the same measuring with Python OpenCV',
  transcode: 'bare transcode',
  encode: 'encode stage',
} as const;

/** All candidates for a clip. `analysis`: folder with the clip's frames.json.gz and result.json; `out`: folder for what they write. */
export async function candidatesFor(clip: MadeClip, analysis: string, out: string): Promise<Candidate[]> {
  const { ffmpeg, passthrough } = await resolveTools();
  const { video, telemetry, site } = clip.flight;
  const { lights, places } = await trueLights(clip);
  const probe = await probeVideo(video);
  const plan = planVideos({
    input: video,
    probe,
    frames: await readFrames(path.join(analysis, 'frames.json.gz')),
    result: flightResultSchema.parse(JSON.parse(await readFile(path.join(analysis, 'result.json'), 'utf8'))),
    passthrough,
  });
  const [bare, made] = [path.join(out, 'bare'), path.join(out, 'made')];
  await Promise.all([bare, made].map((folder) => mkdir(folder, { recursive: true })));
  const python = await findPython();
  const peer =
    python === null ? [] : [{ program: python.program, argv: pythonPeer(video, places), folder: out }];
  return [
    { name: NAMES.decode, limit: null, command: { program: ffmpeg, argv: decodeOnly(video), folder: out } },
    {
      name: NAMES.measure,
      limit: NAMES.decode,
      command: ours(
        { stage: 'measure', video, probe, lights, timestamp: 0, out: path.join(out, 'sightings.gz') },
        out,
      ),
    },
    {
      name: NAMES.analyze,
      limit: NAMES.decode,
      command: ours({ stage: 'analyze', video, telemetry, site, out: path.join(out, 'analyzed') }, out),
    },
    ...peer.map((command) => ({ name: NAMES.python, limit: NAMES.decode, command })),
    {
      name: NAMES.transcode,
      limit: null,
      command: { program: ffmpeg, argv: [...QUIET, ...bareTranscode(plan.argv)], folder: bare },
    },
    {
      name: NAMES.encode,
      limit: NAMES.transcode,
      command: ours({ stage: 'encode', video, analysis, out: made }, out),
    },
  ];
}
