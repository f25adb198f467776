export { framesCsv } from './csv/write-frames-csv';
export { rowTexts } from './document/evaluation-section';
export type { ReportInput } from './model/input';
export { reportModel } from './model/report-model';
export { resultHash } from './model/result-hash';
export type * from './model/types';
export { addFrame, newTrace, traceFlight, type FlightTrace } from './trace/flight-trace';
export { REPORT_ATTACHMENT } from './pdf/write-pdf';
export { REPORT_MEDIA, writeReport } from './write-report';
