import { SOFTWARE } from '@papiscope/flight/version';
import { Command } from 'commander';
import { COMMANDS } from './commands';

/**
 * The command line. Every command is a function in `commands/` that adds itself to the program.
 * @param first what is said first: where it names a command, the others are left out
 */
export function createProgram(first?: string): Command {
  const program = new Command('papiscope')
    .description('Measures airport PAPI lights from drone videos')
    .version(`papiscope ${SOFTWARE.version}, algorithm ${SOFTWARE.algorithm}`)
    .option('--debug', 'show where an error comes from')
    .exitOverride()
    .showHelpAfterError('(--help lists what can be said)');
  const named = COMMANDS.get(first ?? '');
  for (const load of named === undefined ? COMMANDS.values() : [named]) load()(program);
  return program;
}
