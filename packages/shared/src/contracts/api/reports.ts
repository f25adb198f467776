import { z } from 'zod';
import { reportFormatSchema, reportLanguageSchema } from '../report';

export const reportParamsSchema = z.object({ id: z.uuid(), format: reportFormatSchema });
export type ReportParams = z.infer<typeof reportParamsSchema>;

/** `table`: what a CSV holds, the rows of the evaluation or the measurements of every frame. */
export const reportQuerySchema = z.strictObject({
  lang: reportLanguageSchema.default('en'),
  table: z.enum(['results', 'frames']).default('results'),
});
export type ReportQuery = z.infer<typeof reportQuerySchema>;
