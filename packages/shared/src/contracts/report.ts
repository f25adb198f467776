import { z } from 'zod';

export const REPORT_FORMATS = ['pdf', 'html', 'csv', 'xlsx', 'json'] as const;
export const reportFormatSchema = z.enum(REPORT_FORMATS);
export type ReportFormat = z.infer<typeof reportFormatSchema>;

export const REPORT_LANGUAGES = ['en', 'de', 'sk'] as const;
export const reportLanguageSchema = z.enum(REPORT_LANGUAGES);
export type ReportLanguage = z.infer<typeof reportLanguageSchema>;

const text = z.string().trim().min(1).max(200).optional();

/** What a report states that no measurement tells. Whatever is absent is reported as not stated. */
export const reportFactsSchema = z.strictObject({
  /** Without it the number is made of airport, runway, date and the hash of the inputs. */
  report_number: z.string().trim().min(1).max(60).optional(),
  kind_of_check: text,
  operator: text,
  drone: text,
  camera: text,
  conditions: z
    .strictObject({
      wind: text,
      temperature: text,
      visibility: text,
      pressure: text,
      light: text,
      light_setting: text,
    })
    .optional(),
  /** How far one turn of a unit's adjuster tilts it, arc minutes; the manufacturer states it. */
  adjuster_arcmin_per_turn: z.number().positive().max(600).optional(),
});
export type ReportFacts = z.infer<typeof reportFactsSchema>;
