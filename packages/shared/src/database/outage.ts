/** Faults that say the database cannot be reached just now: of Prisma, of the network, and of Postgres itself. */
const CODES: ReadonlySet<string> = new Set([
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  // connection_failure and its like; shut down, crashed, starting up; too many connections.
  ...['08000', '08001', '08003', '08004', '08006', '57P01', '57P02', '57P03', '53300'],
]);

/** What the driver says where it has no code. */
const WORDS =
  /Connection terminated|Server has closed the connection|timeout exceeded when trying to connect|terminating connection|Can't reach database server|the database system is/i;

const DEPTH = 6;

/** Whether a fault, or one that it was caused by, says that the database cannot be reached now. */
export function isDatabaseOutage(thrown: unknown, depth = 0): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > DEPTH) return false;
  const fault = thrown as Readonly<Record<string, unknown>>;
  if ([fault['code'], fault['originalCode'], fault['kind']].some((code) => CODES.has(String(code))))
    return true;
  if (fault['kind'] === 'ConnectionClosed' || fault['kind'] === 'DatabaseNotReachable') return true;
  if (typeof fault['message'] === 'string' && WORDS.test(fault['message'])) return true;
  return ['cause', 'meta', 'driverAdapterError'].some((name) => isDatabaseOutage(fault[name], depth + 1));
}
