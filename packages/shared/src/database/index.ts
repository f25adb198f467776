export { requireMigrated } from './check';
export { createDatabase, type Database, type DatabaseOptions, type Transaction } from './client';
export { migrate } from './migrate';
export { isDatabaseOutage } from './outage';
export { Prisma } from './generated/client';
export type {
  Account,
  AccountLink,
  ApiToken,
  Airport,
  Artifact,
  AuditEvent,
  Chore,
  Login,
  MeasurementSession,
  Outbox,
  ReferencePoint as ReferencePointRow,
  Runway,
  Segment,
  StandardsProfile as StandardsProfileRow,
  Upload as UploadRow,
} from './generated/client';
