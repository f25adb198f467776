export { framesCsv } from './csv/write-frames-csv';
export type { ReportInput } from './model/input';
export { reportModel } from './model/report-model';
export type * from './model/types';
export { addFrame, newTrace, traceFlight, type FlightTrace } from './trace/flight-trace';
export { REPORT_MEDIA, writeReport } from './write-report';
