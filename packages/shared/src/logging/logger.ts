import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** Names of fields whose values never reach a log, wherever they are in an object up to three levels deep. */
const SECRETS = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'clientSecret',
  'link',
  'signingSecret',
  'secretAccessKey',
  'sessionToken',
  'databaseUrl',
  'redisUrl',
];

/** One line of JSON per event. `service` says which process speaks; jobs add `session_id` by a child logger. */
export function createLogger(service: string, level = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[hidden]',
    },
    serializers: { err: pino.stdSerializers.errWithCause, error: pino.stdSerializers.errWithCause },
  };
  return pino(options, destination ?? standardOutput());
}

/**
 * Lines are written as they are said. Those that wait for their turn are written at the exit, where a reader that is gone is tried again for
 * ever, every 100 ms (sonic-boom 4.2, `flushSync`): a process whose starter was killed never ended.
 */
function standardOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: true });
}
