import { z } from 'zod';
import { ERROR_TABLE, type ErrorCode } from '../errors';

const codes = Object.keys(ERROR_TABLE) as [ErrorCode, ...ErrorCode[]];

export const errorCodeSchema = z.enum(codes);

/** Whose fault an error is: `user` can mend it, `ours` is for whoever develops this, `infrastructure` for whoever runs it. */
export const faultSchema = z.enum(['user', 'ours', 'infrastructure']);

/** One thing that is wrong with a request; `path` leads to the field, e.g. `body.reference_points.0.latitude`. */
export const problemIssueSchema = z.object({ path: z.string(), message: z.string() });
export type ProblemIssue = z.infer<typeof problemIssueSchema>;

/** Every error answer, as `application/problem+json` (RFC 9457). `detail` is a sentence for the person at the screen. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: errorCodeSchema,
  fault: faultSchema,
  request_id: z.string(),
  issues: z.array(problemIssueSchema).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
