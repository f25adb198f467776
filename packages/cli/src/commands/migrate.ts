import { createLogger, migrate } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Command } from 'commander';

/** `papiscope migrate`: brings the database at DATABASE_URL to the form this version needs. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database at DATABASE_URL to the form this version needs')
    .action(async () => {
      const url = process.env['DATABASE_URL'];
      if (!url) throw new PapiscopeError('config_invalid', 'DATABASE_URL is not set.');
      const applied = await migrate(url, createLogger('migrate', 'warn'));
      console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
    });
}
