import { createHash } from 'node:crypto';
import { canonicalJson, type FlightResult } from '@papiscope/shared/contracts';

/** SHA-256 of a result's canonical JSON, lower-case hex: what report, manifest and trail name it by. */
export function resultHash(result: FlightResult): string {
  return createHash('sha256').update(canonicalJson(result)).digest('hex');
}
