export { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded';
export { startPostgres, type EmbeddedServer } from './postgres';
export { endProcess, freePort, waitFor } from './processes';
export { findOnPath, startRedis } from './redis';
