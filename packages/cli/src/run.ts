import { CommanderError } from 'commander';
import { reportFailure } from './failure';
import { createProgram } from './program';

/** Exit statuses: done, a fault of ours or of the machine, bad input. */
export const EXIT = { done: 0, fault: 1, badInput: 2 } as const;

/** Runs one command line and gives its exit status. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = createProgram(argv[2]);
  try {
    await program.parseAsync([...argv]);
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    return reportFailure(error, program.opts<{ debug?: boolean }>().debug === true);
  }
}
