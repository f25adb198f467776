import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseSimulation, PRESETS, simulateFlight, type SimulatedFlight } from '@papiscope/simulator';
import { runFfmpeg } from '@papiscope/video';
import {
  planSegments,
  siteSchema,
  type FrameMeasurement,
  type Lights,
  type SegmentPlan,
  type Site,
} from '@papiscope/shared/contracts';
import { analyzeFlight, type AnalyzedFlight } from './analyze';
import { lookForLights, type FirstFinding } from './find-lights';
import { readFrames } from './frames-file';
import { inspectFlight } from './inspect';
import { measureSegments } from './measure-segments';
import { readSightings } from './sightings-file';

const MINUTES = 60_000;
const ONE = { usual: 1000, least: 1000 };
const MANY = { usual: 3, least: 2 };

let folder: string;
let flight: SimulatedFlight;
let site: Site;
let plain: { one: Measured; many: Measured };
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-segments-'));
  flight = await simulate('plain', {});
  site = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));
  plain = await bothWays(flight.video);
}, 15 * MINUTES);
afterAll(() => rm(folder, { recursive: true, force: true }));

function simulate(name: string, options: object): Promise<SimulatedFlight> {
  const input = { ...PRESETS.short, width: 640, height: 360, seed: 21, ...options };
  return simulateFlight(parseSimulation(input), path.join(folder, name));
}

interface Measured extends AnalyzedFlight {
  readonly rows: FrameMeasurement[];
}

async function analyze(video: string, telemetry: string | null, lengths: typeof ONE): Promise<Measured> {
  const measured = await analyzeFlight({
    ...{ video, telemetryFile: telemetry, site, lights: null, lightsTime: 0 },
    out: path.join(folder, 'out'),
    segmentLengths: lengths,
  });
  return { ...measured, rows: await readFrames(measured.framesFile) };
}

async function bothWays(
  video: string,
  telemetry = flight.telemetry,
): Promise<{ one: Measured; many: Measured }> {
  const one = await analyze(video, telemetry, ONE);
  const many = await analyze(video, telemetry, MANY);
  expect(one.segments).toEqual({ count: 1, repeated: [] });
  return { one, many };
}

/** Largest difference between the transition angles, arc minutes. */
function apart({ one, many }: { one: Measured; many: Measured }): number {
  const angles = Object.entries(one.result.units).map(([unit, { transition }]) => {
    const other = many.result.units[unit as keyof typeof many.result.units]?.transition ?? null;
    expect(other === null).toBe(transition === null);
    return Math.abs((transition?.angle ?? 0) - (other?.angle ?? 0)) * 60;
  });
  return Math.max(...angles);
}

function expectEveryFrameOnce({ one, many }: { one: Measured; many: Measured }): void {
  const stamps = ({ rows }: Measured) => rows.map(({ frame_number, timestamp }) => [frame_number, timestamp]);
  expect(stamps(many)).toEqual(stamps(one));
  expect(many.rows.map(({ frame_number }) => frame_number)).toEqual(one.rows.map((_, i) => i));
}

function expectSame(ways: { one: Measured; many: Measured }): void {
  expectEveryFrameOnce(ways);
  expect(apart(ways)).toBeLessThan(0.02);
}

/** The flight's video through ffmpeg once more. */
async function converted(name: string, argv: readonly string[]): Promise<string> {
  const out = path.join(folder, name);
  await runFfmpeg([
    '-i',
    flight.video,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '16',
    '-an',
    ...argv,
    out,
  ]);
  return out;
}

describe('many segments', () => {
  it('give the angles of one, and every frame once, with nothing measured again', () => {
    expectSame(plain);
    expect(plain.many.segments.count).toBeGreaterThan(3);
    expect(plain.many.segments.repeated).toEqual([]);
  });

  it(
    'where key frames are more than ten seconds apart',
    async () => {
      const video = await converted('sparse.mp4', ['-g', '9999', '-force_key_frames', '0,10.2']);
      const ways = await bothWays(video);
      expectSame(ways);
      expect(ways.many.segments).toEqual({ count: 2, repeated: [] });
    },
    10 * MINUTES,
  );

  it(
    'where frames do not follow each other at one interval',
    async () => {
      const uneven = [
        '-vf',
        "select='not(eq(mod(n,7),3))*not(eq(mod(n,11),5))'",
        '-vsync',
        'vfr',
        '-g',
        '40',
      ];
      const ways = await bothWays(await converted('uneven.mp4', uneven));
      expectSame(ways);
      expect(ways.one.rows.length).toBeLessThan(0.85 * plain.one.rows.length);
      expect(ways.many.segments.count).toBeGreaterThan(2);
    },
    10 * MINUTES,
  );

  it(
    'where the camera turns away from the bar and back, and zooms',
    async () => {
      const away = await simulate('away', { pan: 12, zoom: 1.7, seed: 5 });
      const ways = await bothWays(away.video, away.telemetry);
      expectSame(ways);
      const lost = ways.one.rows.filter((row) => row.papi_a?.status === 'NOT_VISIBLE').length;
      expect(lost).toBeGreaterThan(5);
    },
    10 * MINUTES,
  );
});

describe('a segment whose beginning is wrong', () => {
  let found: FirstFinding;
  let lights: Lights;
  let plans: SegmentPlan[];
  beforeAll(async () => {
    const { probe, path: dronePath } = await inspectFlight(
      flight.video,
      await readFile(flight.telemetry!, 'utf8'),
      site,
    );
    found = await lookForLights(flight.video, probe, site, dronePath, { lengths: { usual: 6, least: 3 } });
    lights = found.detected!.lights;
    plans = planSegments(found.look, lights, found.detected!.timestamp);
    expect(plans.length).toBeGreaterThan(1);
  });

  const measured = async (changed: SegmentPlan[]) => {
    const request = { video: flight.video, lights, timestamp: found.detected!.timestamp, folder };
    const { files, repeated } = await measureSegments(request, changed);
    const frames = [];
    for (const file of files)
      for await (const { timestamp, units } of readSightings(file)) frames.push({ timestamp, units });
    return {
      repeated,
      places: frames.map(({ timestamp, units }) => [timestamp, units.PAPI_A?.x, units.PAPI_D?.x]),
    };
  };
  const withEntry = (
    change: (units: { x: number; y: number }[]) => { x: number; y: number }[],
  ): SegmentPlan[] =>
    plans.map((plan, i) => {
      if (i !== 1) return plan;
      const { units } = plan.entry!;
      const points = change(units);
      return {
        ...plan,
        entry: { ...plan.entry!, units: units.map(({ unit }, u) => ({ unit, ...points[u]! })) },
      };
    });

  it.each<[string, (units: { x: number; y: number }[]) => { x: number; y: number }[]]>([
    ['the names are the other way round', (units) => [...units].reverse()],
    ['the bar has slipped by one unit', (units) => [...units.slice(1), units.at(-1)!]],
    ['there is nothing', (units) => units.map(({ x }) => ({ x, y: 40 }))],
  ])(
    'is measured again from where its predecessor was: %s',
    async (_, change) => {
      const right = await measured(plans);
      const wrong = await measured(withEntry(change));
      expect(right.repeated).toEqual([]);
      expect(wrong.repeated).toEqual([1]);
      const differences = wrong.places.filter(([time, a, d], i) => {
        const [other, otherA, otherD] = right.places[i]!;
        const near = (p?: number, q?: number) =>
          (p === undefined) === (q === undefined) && Math.abs((p ?? 0) - (q ?? 0)) < 1e-6;
        return time !== other || !near(a, otherA) || !near(d, otherD);
      });
      expect(wrong.places).toHaveLength(right.places.length);
      expect(differences).toEqual([]);
    },
    10 * MINUTES,
  );
});
