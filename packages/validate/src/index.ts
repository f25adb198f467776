export { parseSetName, planMatrix, SET_NAMES, type MatrixRequest, type PlannedFlight } from './matrix/plan';
export { flyAndMeasure } from './run/fly';
export { concludeSeen } from './run/conclude';
export { flightRowSchema, type FlightRow } from './row';
export { validate, type ValidateOptions, type ValidateRequest } from './run/validate';
export { readRows } from './run/rows-file';
export { checkTargets, type TargetOutcome } from './report/targets';
export { reportText, targetTable } from './report/text';
export { writeAccuracyDocument } from './report/document';
