export type { ReportInput } from './model/input';
export { reportModel } from './model/report-model';
export type * from './model/types';
export { addFrame, newTrace, traceFlight, type FlightTrace } from './trace/flight-trace';
export { writeHtml } from './html/write-html';
export { writePdf } from './pdf/write-pdf';
