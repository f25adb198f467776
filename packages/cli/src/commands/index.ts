import type { Command } from 'commander';
import { addSimulate } from './simulate';
import { addTelemetry } from './telemetry';

/** Adds one command to the program. */
export type AddCommand = (program: Command) => void;

export const COMMANDS: readonly AddCommand[] = [addSimulate, addTelemetry];
