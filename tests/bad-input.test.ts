import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiClient, followSession, startSystem, type RunningSystem } from '@papiscope/cli';
import {
  PapiscopeError,
  siteSchema,
  STANDARDS_PROFILES,
  type ErrorCode,
  type Site,
} from '@papiscope/shared/contracts';
import { parseSimulation, PRESETS, simulateFlight } from '@papiscope/simulator';
import { runFfmpeg } from '@papiscope/video';
import { filesBelow, putProfile } from './support/road';

const MINUTES = 60_000;
const PAPISCOPE = path.resolve('packages/cli/bin/papiscope.js');

interface BadFlight {
  readonly video: string;
  readonly telemetry: string | null;
  readonly site: Site;
}

let folder: string;
let good: BadFlight;
const file = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-bad-'));
  const simulation = parseSimulation({ ...PRESETS.short, width: 480, height: 270, distractors: false });
  const flight = await simulateFlight(simulation, file('good'));
  good = {
    video: flight.video,
    telemetry: flight.telemetry,
    site: siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8'))),
  };
}, 4 * MINUTES);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A copy of the good flight in a folder of its own, with one thing wrong with it. */
async function spoil(
  name: string,
  change: (flight: { -readonly [K in keyof BadFlight]: BadFlight[K] }) => Promise<void>,
): Promise<BadFlight> {
  await mkdir(file(name), { recursive: true });
  const flight = { ...good };
  await change(flight);
  return flight;
}

const CASES: readonly [string, ErrorCode, () => Promise<BadFlight>][] = [
  [
    'a text file called .mp4',
    'video_unreadable',
    () =>
      spoil('text', async (flight) => {
        flight.video = file('text/flight.mp4');
        await writeFile(flight.video, 'This is no video.\n'.repeat(1000));
      }),
  ],
  [
    'no bytes',
    'video_empty',
    () =>
      spoil('empty', async (flight) => {
        flight.video = file('empty/flight.mp4');
        await writeFile(flight.video, '');
      }),
  ],
  [
    'sound only',
    'video_no_stream',
    () =>
      spoil('audio', async (flight) => {
        flight.video = file('audio/flight.mp4');
        await runFfmpeg(['-f', 'lavfi', '-i', 'sine=frequency=440:duration=5', '-c:a', 'aac', flight.video]);
      }),
  ],
  [
    'subtitles only',
    'video_no_stream',
    () =>
      spoil('subtitles', async (flight) => {
        flight.video = file('subtitles/flight.mp4');
        await runFfmpeg(['-i', good.telemetry ?? '', '-c:s', 'mov_text', flight.video]);
      }),
  ],
  [
    'a video cut off in the middle',
    'video_truncated',
    () =>
      spoil('cut', async (flight) => {
        flight.video = file('cut/flight.mp4');
        await copyFile(good.video, flight.video);
        const handle = await open(flight.video, 'r+');
        await handle.truncate(Math.floor((await handle.stat()).size / 2));
        await handle.close();
      }),
  ],
  [
    'no telemetry at all',
    'telemetry_missing',
    () =>
      spoil('no-telemetry', async (flight) => {
        flight.video = file('no-telemetry/flight.mp4');
        await copyFile(good.video, flight.video);
        flight.telemetry = null;
      }),
  ],
  [
    'telemetry of another flight',
    'telemetry_no_overlap',
    () =>
      spoil('other', async (flight) => {
        flight.telemetry = file('other/flight.SRT');
        const text = await readFile(good.telemetry ?? '', 'utf8');
        await writeFile(
          flight.telemetry,
          text.replace(/^00:00:/gm, '01:30:').replaceAll('--> 00:00:', '--> 01:30:'),
        );
      }),
  ],
  [
    'one static position',
    'telemetry_static',
    () =>
      spoil('static', async (flight) => {
        flight.telemetry = file('static/flight.SRT');
        const text = await readFile(good.telemetry ?? '', 'utf8');
        const first = (name: string): string => new RegExp(`${name}: ?([-\\d.]+)`).exec(text)?.[1] ?? '';
        await writeFile(
          flight.telemetry,
          ['latitude', 'longitude', 'rel_alt', 'abs_alt'].reduce(
            (changed, name) => changed.replace(new RegExp(`(${name}: ?)[-\\d.]+`, 'g'), `$1${first(name)}`),
            text,
          ),
        );
      }),
  ],
  [
    'a site without reference points',
    'site_no_reference_points',
    () =>
      spoil('no-points', async (flight) => {
        flight.site = { ...good.site, reference_points: [] };
      }),
  ],
];

describe('papiscope analyze refuses', () => {
  it.each(CASES)(
    '%s: %s',
    async (name, _code, make) => {
      const flight = await make();
      const place = path.join(folder, 'cli', name.replaceAll(/\W+/g, '-'));
      await mkdir(place, { recursive: true });
      await writeFile(path.join(place, 'site.json'), JSON.stringify(flight.site));
      const out = path.join(place, 'out');
      const telemetry = flight.telemetry === null ? [] : ['--telemetry', flight.telemetry];
      const argv = [
        PAPISCOPE,
        'analyze',
        flight.video,
        ...telemetry,
        '--site',
        path.join(place, 'site.json'),
        '--out',
        out,
      ];
      const { status, stderr } = await new Promise<{ status: number; stderr: string }>((resolve) =>
        execFile(process.execPath, argv, (error, _stdout, text) =>
          resolve({ status: Number(error?.code ?? 0), stderr: text }),
        ),
      );
      expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 });
      expect(stderr).toMatch(/^papiscope: [A-Z]/);
      expect(await filesBelow(out)).toEqual([]);
    },
    MINUTES,
  );
});

describe('the system ends in an error that a person can read', () => {
  let system: RunningSystem;
  beforeAll(async () => {
    system = await startSystem({ dataPath: file('data'), port: 0, redis: false });
  }, 2 * MINUTES);
  afterAll(() => system.stop());

  it.each(CASES)(
    '%s: %s',
    async (_name, code, make) => {
      const flight = await make();
      const signal = AbortSignal.timeout(MINUTES);
      const client = new ApiClient(system.url, signal);
      await client.importSite(flight.site);
      const videos = async (): Promise<string[]> =>
        (await filesBelow(file('data/videos'))).filter((name) => !/\.srt$/i.test(name)).sort();
      const before = await videos();
      let session: string | undefined;
      const outcome = await client
        .upload({
          airport: flight.site.airport.icao,
          runway: flight.site.runway.code,
          video: flight.video,
          telemetry: flight.telemetry,
          options: {},
        })
        .then((id) => followSession(client, (session = id), signal))
        .catch((error: unknown) => error);
      expect(outcome).toBeInstanceOf(PapiscopeError);
      expect((outcome as PapiscopeError).code).toBe(code);
      // What is no video, or over no place, is refused at once; telemetry is read by the first stage.
      expect(session === undefined).toBe(!code.startsWith('telemetry_'));
      if (session === undefined) expect(await videos()).toEqual(before);
      expect(await filesBelow(file('data/scratch'))).toEqual([]);
    },
    2 * MINUTES,
  );

  it(
    'limits that were taken away while it was measured: said, and gone on with once they are back',
    async () => {
      const signal = AbortSignal.timeout(2 * MINUTES);
      const client = new ApiClient(system.url, signal);
      const profile = { ...STANDARDS_PROFILES[0]!, id: 'taken-away', name: 'Taken away' };
      await putProfile(system.url, profile);
      await client.importSite({ ...good.site, standards_profile: profile.id });
      const id = await client.upload({
        airport: good.site.airport.icao,
        runway: good.site.runway.code,
        video: good.video,
        telemetry: good.telemetry,
        options: { auto_confirm: false },
      });
      await client.importSite({ ...good.site, standards_profile: STANDARDS_PROFILES[0]!.id });
      const address = `${system.url}/api/v1/standards-profiles/${profile.id}`;
      expect((await fetch(address, { method: 'DELETE', signal })).status).toBe(204);
      await expect(followSession(client, id, signal)).rejects.toMatchObject({ code: 'profile_missing' });

      await putProfile(system.url, profile);
      const retry = `${system.url}/api/v1/papi-measurements/session/${id}/retry`;
      expect((await fetch(retry, { method: 'POST', signal })).status).toBe(200);
      let { result } = await client.session(id);
      while (result === null) {
        await delay(200, undefined, { signal });
        ({ result } = await client.session(id));
      }
      expect(result.profile?.id).toBe(profile.id);
    },
    3 * MINUTES,
  );
});
