import { z } from 'zod';
import {
  checkSchema,
  flightResultSchema,
  PapiscopeError,
  reportLanguageSchema,
} from '@papiscope/shared/contracts';
import { REPORT_ATTACHMENT } from '@papiscope/report';

const factSchema = z.object({ key: z.string(), label: z.string(), value: z.string().nullable() });

/** What a report carries of itself, as far as it is checked. */
export const carriedSchema = z.object({
  schema: z.literal('papiscope.report/1'),
  language: reportLanguageSchema,
  report_number: z.string(),
  made_at: z.string(),
  identification: z.array(factSchema),
  inputs: z.array(factSchema),
  evaluation: z.array(
    checkSchema.extend({
      limit: z.enum(['plus_minus', 'at_most', 'reach']),
      deviation_arcmin: z.number().nullable(),
    }),
  ),
  result: flightResultSchema,
});
export type Carried = z.infer<typeof carriedSchema>;

export interface ReadReport {
  /** Text of all pages, without white space. */
  readonly text: string;
  /** Null: the PDF carries no data, or none of a form that is known here. */
  readonly carried: Carried | null;
}

/** Reads a report back, with other code than wrote it. @throws validation_failed for what is no PDF */
export async function readReport(pdf: Buffer): Promise<ReadReport> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  try {
    const document = await getDocumentProxy(new Uint8Array(pdf));
    const attachments = attachmentsSchema.parse(await document.getAttachments());
    const { text } = await extractText(document, { mergePages: true });
    const attached = Object.values(attachments ?? {}).find(({ filename }) => filename === REPORT_ATTACHMENT);
    await document.destroy();
    return {
      text: withoutSpace(text),
      carried: attached === undefined ? null : parseCarried(attached.content),
    };
  } catch (cause) {
    throw new PapiscopeError('validation_failed', 'The file cannot be read as a PDF.', { cause });
  }
}

const attachmentsSchema = z
  .record(z.string(), z.object({ filename: z.string(), content: z.instanceof(Uint8Array) }))
  .nullish();

function parseCarried(content: Uint8Array): Carried | null {
  try {
    return carriedSchema.parse(JSON.parse(Buffer.from(content).toString('utf8')));
  } catch {
    return null;
  }
}

export function withoutSpace(text: string): string {
  return text.replaceAll(/[\s\u200B]+/gu, '');
}
