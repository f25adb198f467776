import { issueToken, reachOf, recordAudit, revokeToken, type Database } from '@papiscope/shared';
import {
  airportIcaoSchema,
  PapiscopeError,
  roleSchema,
  ROLES,
  TOKEN_DAYS,
} from '@papiscope/shared/contracts';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { withStorage } from '../storage-access';
import { parseNumber } from '../values';

interface CreateFlags {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly airport?: readonly string[];
  readonly days: number;
}

function collectAirport(word: string, before: readonly string[] = []): string[] {
  const icao = airportIcaoSchema.safeParse(word);
  if (!icao.success) throw new InvalidArgumentError('An ICAO code has three or four letters or digits.');
  return [...before, icao.data];
}

/** `papiscope token`: what programs sign in with, managed by whoever has the database. */
export function addToken(program: Command): void {
  const token = program.command('token').description('make, list and revoke API tokens (needs DATABASE_URL)');
  token
    .command('create')
    .description('make a token and print it; it is told this once')
    .requiredOption('--account <email>', 'whose token it is')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(
      new Option('--role <role>', 'at most what the account may do').choices(ROLES).default('viewer'),
    )
    .option('--airport <icao>', 'only this airport; may be given several times', collectAirport)
    .option('--days <n>', 'for how many days', parseNumber, TOKEN_DAYS.usual)
    .action((flags: CreateFlags) => withStorage(({ database }) => create(database, flags)));
  token
    .command('list')
    .description('list all tokens, the newest first')
    .action(() => withStorage(({ database }) => list(database)));
  token
    .command('revoke')
    .description('end a token')
    .argument('<id>', 'as the list shows it')
    .action((id: string) => withStorage(({ database }) => revoke(database, id)));
}

const BY_COMMAND = { accountId: null, accountName: 'command line', via: 'command' } as const;

async function create(
  database: Database,
  { account, name, role, airport, days }: CreateFlags,
): Promise<void> {
  if (!Number.isInteger(days) || days < 1 || days > TOKEN_DAYS.most)
    throw new PapiscopeError('validation_failed', `--days: 1 to ${TOKEN_DAYS.most}.`);
  const owner = await database.account.findUnique({ where: { email: account.toLowerCase() } });
  if (owner === null) throw new PapiscopeError('not_found', `There is no account ${account}.`);
  const { token, secret } = await issueToken(
    database,
    { id: owner.id, role: roleSchema.parse(owner.role), airports: reachOf(owner) },
    { name, role: roleSchema.parse(role), airports: airport ?? 'all', days },
  );
  await recordAudit(database, {
    ...BY_COMMAND,
    action: 'token create',
    subject: token.id,
    details: { account: owner.email, name, role },
  });
  // Alone on the standard output, so that it can go into a file or a variable.
  console.log(secret);
  console.error(
    `${token.id} for ${owner.email}, ${role}, until ${token.expires_at?.toISOString() ?? 'for ever'}`,
  );
}

function stateOf(token: { readonly revoked_at: Date | null; readonly expires_at: Date | null }): string {
  if (token.revoked_at !== null) return 'revoked';
  if (token.expires_at === null) return 'valid';
  const day = token.expires_at.toISOString().slice(0, 10);
  return token.expires_at.getTime() <= Date.now() ? `expired ${day}` : `until ${day}`;
}

async function list(database: Database): Promise<void> {
  const tokens = await database.apiToken.findMany({
    orderBy: { created_at: 'desc' },
    include: { account: true },
  });
  for (const token of tokens) {
    const reach = reachOf(token);
    const cells = [
      token.id,
      `${token.hint}…`,
      token.account.email,
      token.role,
      reach === 'all' ? 'all airports' : reach.join(' '),
      stateOf(token),
      `used ${token.last_used_at?.toISOString().slice(0, 10) ?? 'never'}`,
      token.name,
    ];
    console.log(cells.join('  '));
  }
  if (tokens.length === 0) console.log('There are no tokens.');
}

async function revoke(database: Database, id: string): Promise<void> {
  const wrong = new PapiscopeError('not_found', 'There is no such token.');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw wrong;
  await revokeToken(database, id);
  await recordAudit(database, { ...BY_COMMAND, action: 'token revoke', subject: id });
  console.log('Revoked.');
}
