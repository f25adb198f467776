/** The name of the data that a PDF carries: the report as JSON. */
export const REPORT_ATTACHMENT = 'report.json';
