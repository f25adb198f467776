import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readFrames } from '@papiscope/flight';
import { flightResultSchema, lightsSchema, type Lights } from '@papiscope/shared/contracts';
import { truthSchema } from '@papiscope/simulator';
import { planVideos, probeVideo, resolveTools } from '@papiscope/video';
import type { MadeClip } from '../clips/make-clip';
import type { Command } from '../measure/run-tree';
import type { Task } from '../stages/tasks';
import { bareTranscode } from './bare-transcode';
import { pythonOpenCv, pythonPeer } from './python-peer';

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
  const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'];
  const plan = planVideos({
    input: video,
    probe: await probeVideo(video),
    frames: await readFrames(path.join(analysis, 'frames.json.gz')),
    result: flightResultSchema.parse(JSON.parse(await readFile(path.join(analysis, 'result.json'), 'utf8'))),
    passthrough,
  });
  const [bare, made] = [path.join(out, 'bare'), path.join(out, 'made')];
  await Promise.all([bare, made].map((folder) => mkdir(folder, { recursive: true })));
  const decode = [...quiet, '-i', video, '-map', '0:v', '-f', 'null', '-'];
  const peer = (await pythonOpenCv()) === null ? [] : [pythonPeer(video, places)];
  return [
    { name: NAMES.decode, limit: null, command: { program: ffmpeg, argv: decode, folder: out } },
    {
      name: NAMES.measure,
      limit: NAMES.decode,
      command: ours(
        { stage: 'measure', video, lights, timestamp: 0, out: path.join(out, 'sightings.gz') },
        out,
      ),
    },
    {
      name: NAMES.analyze,
      limit: NAMES.decode,
      command: ours({ stage: 'analyze', video, telemetry, site, out: path.join(out, 'analyzed') }, out),
    },
    ...peer.map((argv) => ({
      name: NAMES.python,
      limit: NAMES.decode,
      command: { program: 'python3', argv, folder: out },
    })),
    {
      name: NAMES.transcode,
      limit: null,
      command: { program: ffmpeg, argv: [...quiet, ...bareTranscode(plan.argv)], folder: bare },
    },
    {
      name: NAMES.encode,
      limit: NAMES.transcode,
      command: ours({ stage: 'encode', video, analysis, out: made }, out),
    },
  ];
}

/** One of our stages in a process of its own. */
export function ours(task: Task, folder: string): Command {
  return {
    program: process.execPath,
    argv: [path.join(__dirname, '..', 'stages', 'main.js'), JSON.stringify(task)],
    folder,
  };
}

/** Where the lights are in the first frame: boxes in percent, and pixels. */
async function trueLights({
  flight,
}: MadeClip): Promise<{ lights: Lights; places: { x: number; y: number }[] }> {
  const truth = truthSchema.parse(JSON.parse(await readFile(flight.truth, 'utf8')));
  const units = Object.entries(truth.frames[0]?.units ?? {});
  const boxes = units.map(([name, { x, y }]) => {
    const box = { x: (100 * (x + 0.5)) / truth.frame_width, y: (100 * (y + 0.5)) / truth.frame_height };
    return [name, { ...box, size: 1 }] as const;
  });
  return {
    lights: lightsSchema.parse(Object.fromEntries(boxes)),
    places: units.map(([, { x, y }]) => ({ x, y })),
  };
}
