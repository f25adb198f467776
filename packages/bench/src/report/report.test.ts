import { NAMES, type Candidate } from '../candidates/candidates';
import type { Used } from '../measure/run-tree';
import { mediansOf } from './medians';
import type { BenchReport, BenchRow } from './report';
import { benchTable } from './table';
import { missedTargets, regressions } from './targets';

const command = { program: 'true', argv: [], folder: '/' };
const used = (cpu: number): Used => ({ cpu, wall: 2 * cpu, memory: 1e8 });
const flight = { video: '', telemetry: null, site: '', truth: '' };
const clip = { name: '4k30-h264', folder: '', flight, frames: 300 };

function report(rows: readonly BenchRow[]): BenchReport {
  const machine = { cpu: '', cores: 2, memory_gb: 8, os: '', node: '', ffmpeg: '', python_opencv: null };
  return { schema: 'papiscope.bench/1', date: '', machine, rounds: 3, rows: [...rows], figures: [] };
}

const candidates: Candidate[] = [
  { name: NAMES.decode, limit: null, command },
  { name: NAMES.measure, limit: NAMES.decode, command },
];

test('ratios are taken within a round, so that a slow one counts once', () => {
  const rounds = [
    [20, 21],
    [40, 42],
    [20, 30],
  ].map(
    ([decode, measure]) =>
      new Map([
        [NAMES.decode, used(decode!)],
        [NAMES.measure, used(measure!)],
      ]),
  );
  const rows = mediansOf(clip, candidates, rounds);
  expect(rows[0]).toMatchObject({ cpu_ms_per_frame: 66.67, ratio: null });
  expect(rows[1]).toMatchObject({ cpu_ms_per_frame: 100, wall_s: 60, memory_mb: 100, ratio: 1.05 });
  expect(benchTable(report(rows)).split('\n')).toHaveLength(4);
});

test('names what misses its target, and what has got worse', () => {
  const row = (ratio: number): BenchRow => ({
    ...{ clip: '4k30-h264', candidate: NAMES.measure, limit: NAMES.decode, frames: 300 },
    ...{ cpu_ms_per_frame: 80, wall_s: 20, memory_mb: 100, ratio },
  });
  expect(missedTargets(report([row(1.11)]))).toEqual([]);
  expect(missedTargets(report([row(1.12)]))).toHaveLength(1);
  expect(missedTargets(report([{ ...row(1.12), clip: '1080p30-h264' }]))).toEqual([]);
  expect(regressions(report([row(1.0)]), report([row(1.09)]))).toEqual([]);
  expect(regressions(report([row(1.0)]), report([row(1.11)]))).toHaveLength(1);
});
