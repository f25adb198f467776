import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type Prisma } from './generated/client';

export type Database = PrismaClient;
/** The same inside `database.$transaction(async (tx) => …)`. */
export type Transaction = Prisma.TransactionClient;

export interface DatabaseOptions {
  /** Connections of this process at most. */
  readonly connections?: number;
  /** Told how long each query took. */
  readonly onQuery?: (seconds: number) => void;
}

/** Connects at the first query. Close it with `$disconnect()`. */
export function createDatabase(url: string, { connections = 10, onQuery }: DatabaseOptions = {}): Database {
  const adapter = new PrismaPg({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000 });
  const client = new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    log: onQuery === undefined ? [] : [{ emit: 'event', level: 'query' }],
  });
  if (onQuery !== undefined) client.$on('query', ({ duration }) => onQuery(duration / 1000));
  return client;
}
