import path from 'node:path';
import {
  checkTargets,
  detectionTable,
  parseSetName,
  reportText,
  SET_NAMES,
  validate,
  validateDetection,
  writeAccuracyDocument,
} from '@papiscope/validate';
import { Option, type Command } from 'commander';
import { whileInterruptible } from '../interrupt';
import { createProgressBar } from '../progress';
import { parseNumber } from '../values';

interface ValidateFlags {
  readonly flights: number;
  readonly stressFlights: number;
  readonly seed: number;
  readonly jobs: number;
  readonly set: string;
  readonly out: string;
  readonly document?: string;
  readonly check?: boolean;
  readonly keep?: boolean;
  readonly detection?: boolean;
  readonly again?: 'measure' | 'fit';
}

/** `papiscope validate`: measures a matrix of simulated flights and compares with the truth. */
export function addValidate(program: Command): void {
  program
    .command('validate')
    .description('simulate a matrix of flights, measure them, and say how far the results are from the truth')
    .requiredOption('--out <folder>', 'where rows.jsonl goes; flights found in it are not flown again')
    .option('--flights <n>', 'flights of the core set, or of the one set asked for', parseNumber, 200)
    .option('--stress-flights <n>', 'with --set all: flights of each other set', parseNumber, 6)
    .option('--seed <n>', 'the same seed flies the same flights', parseNumber, 1)
    .option('--jobs <n>', 'flights at the same time', parseNumber, 1)
    .option('--set <name>', `all, ${SET_NAMES.join(', ')}`, 'all')
    .option('--document <file>', 'write tables and pictures there, as in docs/accuracy.md')
    .option('--detection', 'only look for the lights in sampled frames of --flights scenes, without videos')
    .option('--keep', 'keep the files of every flight in --out')
    .addOption(
      new Option('--again <step>', 'repeat this step and what follows it for kept flights').choices([
        'measure',
        'fit',
      ]),
    )
    .option('--check', 'exit status 1 when a target is missed')
    .action(async (flags: ValidateFlags) => {
      if (flags.detection === true) {
        await lookOnly(flags);
        return;
      }
      const { flights, stressFlights, seed, jobs } = flags;
      const set = parseSetName(flags.set);
      const bar = createProgressBar('Validating', 'flights');
      try {
        const rows = await whileInterruptible((signal) =>
          validate(
            {
              ...{ set, flights, stressFlights, seed, jobs },
              out: path.resolve(flags.out),
              keep: flags.keep === true,
              ...(flags.again === undefined ? {} : { again: flags.again }),
            },
            { signal, onProgress: ({ done, total }) => bar.show(done, total) },
          ),
        );
        bar.end();
        process.stdout.write(`${reportText(rows)}\n`);
        if (flags.document !== undefined) {
          const command = `papiscope validate --set ${set} --flights ${flights} --stress-flights ${stressFlights} --seed ${seed} --out FOLDER --document docs/accuracy.md`;
          await writeAccuracyDocument(path.resolve(flags.document), rows, command);
        }
        const missed = checkTargets(rows).filter(({ met }) => !met);
        if (flags.check === true && missed.length > 0) {
          throw new Error(`Targets missed: ${missed.map(({ text }) => text).join('; ')}.`);
        }
      } finally {
        bar.end();
      }
    });
}

/** The first look alone: how many scenes are right, and how far its confidence can be believed. */
async function lookOnly({ flights, seed, out }: ValidateFlags): Promise<void> {
  const bar = createProgressBar('Looking', 'scenes');
  try {
    const { withTelemetry, withoutTelemetry } = await whileInterruptible((signal) =>
      validateDetection(
        { scenes: flights, seed, out: path.resolve(out) },
        { signal, onProgress: ({ done, total }) => bar.show(done, total) },
      ),
    );
    bar.end();
    process.stdout.write(
      `With telemetry\n${detectionTable(withTelemetry)}\n\nWithout\n${detectionTable(withoutTelemetry)}\n`,
    );
  } finally {
    bar.end();
  }
}
