import { parseSimulation, type SimulationInput } from '../options';
import { createRandom } from '../random';
import { setStage } from '../stage';
import { writeSrt } from './srt';
import { recordTelemetry } from './telemetry';

function record(input: SimulationInput) {
  const options = parseSimulation({ climbSpeed: 3, ...input });
  const { place, trajectory, camera } = setStage(options);
  const frames = Math.floor(trajectory.duration * options.fps);
  const telemetry = recordTelemetry(options, place, trajectory, camera, frames, createRandom(5));
  return { options, place, trajectory, frames, telemetry };
}

it('repeats each position until the next one arrives', () => {
  const { telemetry, frames } = record({ updateHz: 5 });
  const different = new Set(telemetry.cues).size;
  expect(telemetry.cues).toHaveLength(frames);
  expect(different / (frames / 30)).toBeCloseTo(5, 0);
});

it('reports where the drone was one time offset before', () => {
  const { telemetry, trajectory, place } = record({ lag: 0.3, updateHz: 10, heightNoise: 0, heightBias: 2 });
  expect(telemetry.timeOffset).toBeGreaterThan(0.3);
  expect(telemetry.timeOffset).toBeLessThan(0.3 + 1 / 30);
  telemetry.cues.forEach((fix, frame) => {
    if (frame === 0 || telemetry.cues[frame - 1] === fix) return;
    const truth = place.frame.toGeodetic(trajectory.at(frame / 30 - telemetry.timeOffset));
    expect(Math.abs(fix.absolute - 2 - truth.height)).toBeLessThan(0.05);
  });
});

it('has the height noise that was asked for', () => {
  const { telemetry, trajectory, place } = record({
    lag: 0,
    updateHz: 30,
    heightNoise: 0.05,
    climbSpeed: 0.3,
  });
  const errors = telemetry.cues.map(
    (fix, frame) =>
      fix.absolute - place.frame.toGeodetic(trajectory.at(frame / 30 - telemetry.timeOffset)).height,
  );
  const rms = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
  expect(rms).toBeGreaterThan(0.04);
  expect(rms).toBeLessThan(0.06);
});

it('writes one subtitle a frame, in the form of RTK aircraft', () => {
  const { options, telemetry, trajectory } = record({ fps: 29.97 });
  const cues = writeSrt(options, telemetry.cues, trajectory.duration).trimEnd().split('\n\n');
  expect(cues).toHaveLength(telemetry.cues.length);
  const form =
    /^(\d+)\n(\d\d:\d\d:\d\d,\d{3}) --> (\d\d:\d\d:\d\d,\d{3})\n<font size="28">FrameCnt: \1, DiffTime: 3[34]ms\n2026-05-12 09:2\d:\d\d\.\d{3}\n.*\[latitude: 48\.\d{8}\] \[longitude: 17\.\d{8}\] \[rel_alt: \d+\.\d{3} abs_alt: 1\d\d\.\d{3}\] \[gb_yaw: -1\d\d\.\d gb_pitch: -?\d\.\d gb_roll: -?\d\.\d\] \[rtk_flag: 50\] .*<\/font>$/;
  const times = cues.map((cue) => form.exec(cue)?.slice(2) ?? []);
  times.forEach(([start, end], i) => {
    expect(start).toBeDefined();
    if (i + 1 < times.length) expect(times[i + 1]?.[0]).toBe(end);
  });
  expect(times[3000 / 100]?.[0]).toBe('00:00:01,001');
});

it('writes coarser positions and no RTK fields without RTK', () => {
  const { options, telemetry, trajectory } = record({ rtk: false });
  const text = writeSrt(options, telemetry.cues, trajectory.duration);
  expect(text).not.toContain('rtk_');
  expect(text).toMatch(/\[latitude: 48\.\d{6}\]/);
});

it('says when the camera changes its exposure', () => {
  const { options, telemetry, trajectory } = record({ holdSeconds: 4, exposureAtRest: 0.4 });
  const isos = [...writeSrt(options, telemetry.cues, trajectory.duration).matchAll(/\[iso: (\d+)\]/g)].map(
    ([, iso]) => Number(iso),
  );
  const changed = isos.flatMap((iso, frame) => (iso === 40 ? [frame / options.fps] : []));
  expect(new Set(isos)).toEqual(new Set([100, 40]));
  expect(changed[0]).toBeCloseTo(trajectory.duration / 2 - 1, 1);
  expect(changed.at(-1)).toBeCloseTo(trajectory.duration / 2 + 1, 1);
});
