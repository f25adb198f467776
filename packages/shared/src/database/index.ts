export { requireMigrated } from './check';
export { createDatabase, type Database, type DatabaseOptions, type Transaction } from './client';
export { migrate } from './migrate';
export { Prisma } from './generated/client';
export type {
  Airport,
  Artifact,
  MeasurementSession,
  Outbox,
  ReferencePoint as ReferencePointRow,
  Runway,
  Segment,
} from './generated/client';
