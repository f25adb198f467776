import type { Command } from 'commander';
import { addAnalyze } from './analyze';
import { addBench } from './bench';
import { addDemo } from './demo';
import { addDoctor } from './doctor';
import { addImportFrames } from './import-frames';
import { addMigrate } from './migrate';
import { addMigrateStorage } from './migrate-storage';
import { addReport } from './report';
import { addSimulate } from './simulate';
import { addStandards } from './standards';
import { addTelemetry } from './telemetry';
import { addToken } from './token';
import { addUp } from './up';
import { addValidate } from './validate';
import { addVerify } from './verify';

/** Adds one command to the program. */
export type AddCommand = (program: Command) => void;

export const COMMANDS: readonly AddCommand[] = [
  addAnalyze,
  addReport,
  addVerify,
  addTelemetry,
  addStandards,
  addSimulate,
  addDemo,
  addUp,
  addValidate,
  addBench,
  addToken,
  addMigrate,
  addMigrateStorage,
  addImportFrames,
  addDoctor,
];
