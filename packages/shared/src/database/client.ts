import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type Prisma } from './generated/client';

export type Database = PrismaClient;
/** The same inside `database.$transaction(async (tx) => …)`. */
export type Transaction = Prisma.TransactionClient;

export interface DatabaseOptions {
  /** Connections of this process at most. */
  readonly connections?: number;
}

/** Connects at the first query. Close it with `$disconnect()`. */
export function createDatabase(url: string, { connections = 10 }: DatabaseOptions = {}): Database {
  const adapter = new PrismaPg({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000 });
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}
