import { Command } from 'commander';
import { COMMANDS } from './commands';

/** The whole command line. Every command is a function in `commands/` that adds itself to the program. */
export function createProgram(): Command {
  const program = new Command('papiscope')
    .description('Measures airport PAPI lights from drone videos')
    .option('--debug', 'show where an error comes from')
    .exitOverride()
    .showHelpAfterError('(--help lists what can be said)');
  for (const add of COMMANDS) add(program);
  return program;
}
