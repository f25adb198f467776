import path from 'node:path';
import { analyzeFlight, type AnalyzeProgress } from '@papiscope/flight';
import { compileLater } from '@papiscope/flight/compile-later';
import { detectedLightsSchema, lightsSchema, PapiscopeError, type Lights } from '@papiscope/shared/contracts';
import { InvalidArgumentError, type Command } from 'commander';
import { whileInterruptible } from '../interrupt';
import { createProgressBar, type ProgressBar } from '../progress';
import { resultTable } from '../result-table';
import { flightVideos } from '../flight-videos';
import { firstIssues, readJson, readSite } from '../json-files';
import { standardsProfile } from '../standards-profile';
import { sidecarOf } from '../sidecar';
import { parseNumber } from '../values';

interface AnalyzeFlags {
  readonly telemetry?: string;
  readonly site: string;
  readonly lights?: string;
  readonly out: string;
  readonly videos?: boolean;
  readonly standards?: string;
  readonly tones?: boolean;
  readonly enhancedHeight?: number;
  readonly timeOffset?: number;
  readonly timeOffsetU: number;
}

/** `papiscope analyze`: measures a flight without database, queue or storage. */
export function addAnalyze(program: Command): void {
  program
    .command('analyze')
    .description('measure a PAPI from a drone video: frames.json.gz and result.json')
    .argument('<video>', 'mp4, mov, avi or mkv')
    .requiredOption('--site <file>', 'site.json: runway, landing direction and surveyed reference points')
    .requiredOption('--out <folder>', 'where the results go')
    .option(
      '--telemetry <file>',
      "the drone's .SRT, or a table (.csv); without it the file beside the video, else the track inside of it",
    )
    .option('--lights <file>', 'boxes in percent of the frame; without it the lights are found automatically')
    .option(
      '--time-offset <seconds>',
      'what the telemetry of this drone is known to lag its video: video time + offset = telemetry time',
      seconds,
    )
    .option('--time-offset-u <seconds>', 'standard uncertainty of that offset', seconds, 0.02)
    .option(
      '--standards <profile>',
      'what the flight is judged by: the id of a built-in profile or a JSON file (papiscope standards)',
    )
    .option(
      '--videos',
      "also make the enhanced video, one video per light and one with all, and the lights' stills",
    )
    .option('--tones', 'with --videos: a tone at each transition where the video has no sound')
    .option(
      '--enhanced-height <lines>',
      "with --videos: the enhanced video's shorter side at most (1080)",
      parseNumber,
    )
    .action(async (video: string, flags: AnalyzeFlags) => {
      compileLater();
      const site = await readSite(flags.site);
      const marked = flags.lights === undefined ? null : await readLights(flags.lights);
      const profile = flags.standards === undefined ? undefined : await standardsProfile(flags.standards);
      const telemetryFile = flags.telemetry ?? (await sidecarOf(video));
      const bars = stageBars();
      try {
        const flight = await whileInterruptible((signal) =>
          analyzeFlight(
            {
              video,
              telemetryFile,
              site,
              lights: marked?.lights ?? null,
              lightsTime: marked?.timestamp ?? 0,
              out: path.resolve(flags.out),
              profile,
              timeOffset:
                flags.timeOffset === undefined
                  ? undefined
                  : { seconds: flags.timeOffset, u_seconds: flags.timeOffsetU },
            },
            { signal, onProgress: (progress) => bars.show(progress) },
          ),
        );
        bars.end();
        process.stdout.write(`${resultTable(flight.result)}\n${flight.resultFile}\n${flight.framesFile}\n`);
        if (flags.videos === true) {
          const made = await whileInterruptible((signal) =>
            flightVideos(
              video,
              flight,
              path.resolve(flags.out),
              { tones: flags.tones === true, maxHeight: flags.enhancedHeight },
              signal,
            ),
          );
          process.stdout.write(`${made.join('\n')}\n`);
        }
      } finally {
        bars.end();
      }
    });
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || Math.abs(value) > 60) {
    throw new InvalidArgumentError('Seconds are wanted, for example 0.12.');
  }
  return value;
}

function stageBars(): { show(progress: AnalyzeProgress): void; end(): void } {
  let bar: ProgressBar | null = null;
  return {
    show({ stage, done, total }) {
      if (stage !== 'measure') return;
      bar ??= createProgressBar('Measuring', 'frames');
      bar.show(done, total);
    },
    end() {
      bar?.end();
      bar = null;
    },
  };
}

/** Either the boxes alone (of the first frame), or with the time of the frame they were drawn in. */
async function readLights(file: string): Promise<{ lights: Lights; timestamp: number }> {
  const json = await readJson(file);
  const timed = detectedLightsSchema.pick({ lights: true, timestamp: true }).safeParse(json);
  if (timed.success) return timed.data;
  const parsed = lightsSchema.safeParse(json);
  if (!parsed.success)
    throw new PapiscopeError('validation_failed', `${path.basename(file)}: ${firstIssues(parsed.error)}`);
  return { lights: parsed.data, timestamp: 0 };
}
