export { startEmbedded, type Embedded, type EmbeddedOptions } from './embedded';
export { startPostgres, type EmbeddedServer, type PostgresPrograms } from './postgres';
export { endProcess, findOnPath, freePort, waitFor } from './processes';
export { startRedis } from './redis';
