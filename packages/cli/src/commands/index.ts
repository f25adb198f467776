import type { Command } from 'commander';
import type * as Analyze from './analyze';
import type * as Bench from './bench';
import type * as Demo from './demo';
import type * as Doctor from './doctor';
import type * as ImportFrames from './import-frames';
import type * as Migrate from './migrate';
import type * as MigrateStorage from './migrate-storage';
import type * as Report from './report';
import type * as Simulate from './simulate';
import type * as Standards from './standards';
import type * as Telemetry from './telemetry';
import type * as Token from './token';
import type * as Up from './up';
import type * as Validate from './validate';
import type * as Verify from './verify';

/** Adds one command to the program. */
export type AddCommand = (program: Command) => void;

/** All commands by name, in the order in which they are told. Each is loaded when it is wanted: what others need is most of the time until one begins. */
export const COMMANDS: ReadonlyMap<string, () => AddCommand> = new Map<string, () => AddCommand>([
  ['analyze', () => (module.require('./analyze') as typeof Analyze).addAnalyze],
  ['report', () => (module.require('./report') as typeof Report).addReport],
  ['verify', () => (module.require('./verify') as typeof Verify).addVerify],
  ['telemetry', () => (module.require('./telemetry') as typeof Telemetry).addTelemetry],
  ['standards', () => (module.require('./standards') as typeof Standards).addStandards],
  ['simulate', () => (module.require('./simulate') as typeof Simulate).addSimulate],
  ['demo', () => (module.require('./demo') as typeof Demo).addDemo],
  ['up', () => (module.require('./up') as typeof Up).addUp],
  ['validate', () => (module.require('./validate') as typeof Validate).addValidate],
  ['bench', () => (module.require('./bench') as typeof Bench).addBench],
  ['token', () => (module.require('./token') as typeof Token).addToken],
  ['migrate', () => (module.require('./migrate') as typeof Migrate).addMigrate],
  ['migrate-storage', () => (module.require('./migrate-storage') as typeof MigrateStorage).addMigrateStorage],
  ['import-frames', () => (module.require('./import-frames') as typeof ImportFrames).addImportFrames],
  ['doctor', () => (module.require('./doctor') as typeof Doctor).addDoctor],
]);
