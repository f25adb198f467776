import { resolve } from 'node:path';
import { PapiscopeError } from '@papiscope/shared/contracts';
import {
  EDGE_SHAPES,
  isPresetName,
  parseSimulation,
  PRESETS,
  simulateFlight,
  type Simulation,
  type SimulatedFlight,
} from '@papiscope/simulator';
import { Option, type Command } from 'commander';
import { whileInterruptible } from '../interrupt';
import { createProgressBar } from '../progress';
import { parseNumber, parseNumbers, parseWords } from '../values';

const NUMBERS: readonly (readonly [flag: string, meaning: string])[] = [
  ['--seed <n>', 'what chance brings: the same seed gives the same flight'],
  ['--width <px>', 'frame width (without --height the frame is 16:9)'],
  ['--height <px>', 'frame height'],
  ['--fps <n>', 'frames per second'],
  ['--crf <n>', 'encoder quality, lower is better'],
  ['--distance <m>', 'ground distance between bar and drone'],
  ['--low-angle <deg>', 'lowest vertical angle'],
  ['--high-angle <deg>', 'highest vertical angle'],
  ['--climb-speed <m/s>', 'mean vertical speed'],
  ['--hold-seconds <s>', 'rest at the turning points'],
  ['--wind <n>', 'strength of gusts, 1 is a breeze'],
  ['--shake <n>', 'strength of gimbal drift and shake'],
  ['--pan <deg>', 'turn the camera aside and back once'],
  ['--zoom <n>', 'zoom factor after half of the flight'],
  ['--fov <deg>', 'horizontal field of view'],
  ['--exposure <n>', 'peak pixel of a white unit over full scale'],
  ['--exposure-at-rest <n>', 'by what the exposure is multiplied while the drone rests at its turning point'],
  ['--shutter-seconds <s>', 'exposure time'],
  ['--noise <n>', 'sensor noise, 1 is a good small sensor'],
  ['--blur <px>', "width of the point spread's core at 1280 pixels"],
  ['--halo <share>', 'part of the light in the wide wings'],
  ['--haze <0-1>', 'haze'],
  ['--unit-spread <share>', 'differences of colour and strength between the units'],
  ['--lamps-per-unit <n>', 'lamps of a unit side by side'],
  [
    '--housings <n>',
    "brightness of the units' fronts beside the paint of markings; none are drawn without it",
  ],
  ['--sharpening <n>', 'how much the camera sharpens its pictures: 0.5 is usual, 1 strong'],
  ['--lamps-apart-arcmin <n>', 'between the lamp of a unit that changes colour first and the last one'],
  ['--white-red-ratio <n>', 'red flux of the white beam over that of the red beam'],
  ['--red-green <n>', 'green over red of the red beam; below 0 it is redder than a camera can code'],
  ['--update-hz <n>', 'new positions per second'],
  ['--lag <s>', 'how late the telemetry is'],
  ['--height-noise <m>', "standard deviation of the telemetry's height"],
  ['--height-bias <m>', "constant error of the telemetry's height"],
];

const LISTS: typeof NUMBERS = [
  ['--nominal-angles <list>', 'setting angles from the outer unit inwards'],
  ['--deviations-arcmin <list>', 'true deviations from nominal'],
  ['--widths-arcmin <list>', 'widths of the colour change'],
  ['--exposure-steps <list>', 'by what the exposure is multiplied between parts of the flight'],
];

const CHOICES: readonly (readonly [flag: string, meaning: string, choices: readonly string[]])[] = [
  ['--light <time>', 'time of day', ['day', 'dusk', 'night']],
  ['--codec <name>', 'h264 in mp4, or hevc in mov', ['h264', 'hevc']],
  ['--telemetry-track <where>', 'beside the video or in it', ['sidecar', 'embedded']],
  ['--passes <which>', 'climb, descent or both', ['both', 'up', 'down']],
  ['--kind <kind>', 'four or two units a side', ['papi', 'apapi']],
  ['--sides <which>', 'side of the runway', ['left', 'right', 'both']],
  [
    '--tone <curve>',
    "the camera's tone curve",
    ['srgb', 'bt709', 'gamma22', 's-curve', 'hlg', 'film', 'soft'],
  ],
];

/** `papiscope simulate`: renders a flight with known truth. */
export function addSimulate(program: Command): void {
  const command = program
    .command('simulate')
    .description('render a PAPI flight with known truth: video, telemetry, site.json and truth.json')
    .requiredOption('--out <folder>', 'where the flight goes')
    .addOption(
      new Option('--preset <name>', 'ready-made flight').choices(Object.keys(PRESETS)).default('demo'),
    );
  for (const [flag, meaning] of NUMBERS) command.option(flag, meaning, parseNumber);
  for (const [flag, meaning] of LISTS) command.option(flag, meaning, parseNumbers);
  for (const [flag, meaning, choices] of CHOICES) {
    command.addOption(new Option(flag, meaning).choices(choices));
  }
  command
    .option('--edges <list>', `forms of the colour change: ${EDGE_SHAPES.join(', ')}`, parseWords)
    .option('--dark <units>', 'units out of order, for example PAPI_B', parseWords)
    .option('--night', 'the same as --light night')
    .option('--declares-tone', 'the video declares the tone curve, where that has a name; BT.709 otherwise')
    .option('--level-runs', 'nearer at a constant height and back, in place of climb and descent')
    .option('--led', 'pulse-width modulated LEDs')
    .option('--mosaic', 'a sensor that sees one colour in each pixel (Bayer pattern)')
    .option('--own-drives', 'a drive of its own for each unit of LEDs')
    .option('--no-rtk', 'telemetry without RTK')
    .option('--no-distractors', 'no lights but the PAPI')
    .action(async ({ out, preset, night, ...given }: SimulateFlags) => {
      const flight = await render(toSimulation(preset, night === true, given), resolve(out));
      process.stdout.write(`${JSON.stringify(flight, null, 2)}\n`);
    });
}

interface SimulateFlags extends Readonly<Record<string, unknown>> {
  readonly out: string;
  readonly preset: string;
  readonly night?: boolean;
}

function toSimulation(preset: string, night: boolean, given: Readonly<Record<string, unknown>>): Simulation {
  if (!isPresetName(preset)) throw new PapiscopeError('validation_failed', `There is no preset "${preset}".`);
  const { width, height } = given;
  const shape =
    typeof width === 'number' && height === undefined ? { height: 2 * Math.round((width * 9) / 32) } : {};
  return parseSimulation({ ...PRESETS[preset], ...(night ? { light: 'night' } : {}), ...given, ...shape });
}

async function render(simulation: Simulation, folder: string): Promise<SimulatedFlight> {
  const bar = createProgressBar('Rendering', 'frames');
  try {
    return await whileInterruptible((signal) =>
      simulateFlight(simulation, folder, { signal, onProgress: ({ done, total }) => bar.show(done, total) }),
    );
  } finally {
    bar.end();
  }
}
