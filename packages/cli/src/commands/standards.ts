import { STANDARDS_PROFILES } from '@papiscope/shared/contracts';
import type { Command } from 'commander';
import { standardsProfile } from '../standards-profile';

/** `papiscope standards`: the limits that flights are judged by, as data to start one’s own from. */
export function addStandards(program: Command): void {
  program
    .command('standards')
    .description('list the standards profiles, print one as JSON to edit, or check a file with one')
    .argument('[profile]', 'id of a built-in profile, or a JSON file')
    .action(async (profile?: string) => {
      const text =
        profile === undefined
          ? STANDARDS_PROFILES.map(({ id, name, source }) => `${id}  ${name}: ${source}`).join('\n')
          : JSON.stringify(await standardsProfile(profile), null, 2);
      process.stdout.write(`${text}\n`);
    });
}
