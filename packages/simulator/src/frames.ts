import type { SiteInput } from '@papiscope/shared/contracts';
import type { Picture } from './image/yuv';
import { parseSimulation, type Simulation, type SimulationInput } from './options';
import { describeSite } from './output/site';
import { writeSrt } from './output/srt';
import { recordTelemetry } from './output/telemetry';
import { createRandom } from './random';
import { createRenderer, type FrameTruth, type Stage } from './render';
import { setStage } from './stage';

/** A simulated flight whose frames are drawn one by one, in any order, without a video. */
export interface OpenFlight {
  readonly options: Simulation;
  readonly stage: Stage;
  readonly frames: number;
  readonly site: SiteInput;
  /** The telemetry as subtitles. */
  readonly srt: string;
  /** Video time + offset = telemetry time, seconds. */
  readonly timeOffset: number;
  /** Draws a frame. The picture is reused: take its bytes before the next call. */
  draw(frame: number): { readonly picture: Picture; readonly units: FrameTruth };
}

/** Sets up a flight. Throws `validation_failed` for options that make no sense. */
export function openFlight(input: SimulationInput): OpenFlight {
  const options = parseSimulation(input);
  const stage = setStage(options);
  const { place, trajectory, camera } = stage;
  const random = createRandom(options.seed);
  const frames = Math.floor(trajectory.duration * options.fps);
  const telemetry = recordTelemetry(options, place, trajectory, camera, frames, random.fork('telemetry'));
  const renderer = createRenderer(stage, random);
  return {
    options,
    stage,
    frames,
    site: describeSite(options, place),
    srt: writeSrt(options, telemetry.cues, trajectory.duration),
    timeOffset: telemetry.timeOffset,
    draw: (frame) => ({ units: renderer.draw(frame / options.fps), picture: renderer.picture }),
  };
}
