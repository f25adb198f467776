import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs before V8 thinks of optimising it: seven times as many as V8's own. */
export const LATER = '--interrupt-budget=1000000';

/**
 * Has V8 optimise what runs much, and leave alone what runs some thousand times: of the functions that it optimises by itself most are not
 * called often enough again within a segment to repay it. Holds for the whole process from now on.
 */
export function compileLater(): void {
  setFlagsFromString(LATER);
}
