import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/languages';
import { toProblem } from './problem';
import type { Verdict } from './types';

/** What this app shows of what the report says; the words are in the report's language. */
export interface ReportView {
  readonly report_number: string;
  readonly summary: {
    readonly counts: Readonly<Record<Verdict, number>>;
    readonly sentences: readonly string[];
  };
  readonly judged_against: { readonly name: string; readonly source: string };
  readonly evaluation: readonly EvaluationRow[];
  readonly adjustments: readonly Adjustment[];
  readonly limits: readonly { readonly subject: string; readonly reason: string }[];
  readonly budget: {
    readonly rows: readonly {
      readonly source: string;
      readonly label: string;
      readonly basis: string;
      readonly cells: readonly { readonly unit: string; readonly u_arcmin: number }[];
    }[];
  } | null;
}

export interface EvaluationRow {
  readonly id: string;
  readonly group: string;
  readonly parameter: string;
  readonly unit: 'deg' | 'arcmin' | 'm' | 'ratio' | 'count';
  readonly nominal: number | null;
  readonly tolerance: number | null;
  readonly measured: number | null;
  readonly u: number | null;
  readonly verdict: Verdict;
  readonly remark: string | null;
  readonly limit: 'plus_minus' | 'at_most' | 'reach';
}

export interface Adjustment {
  readonly unit: string;
  readonly letter: string;
  readonly action: 'raise' | 'lower' | 'none' | 'not_judged';
  readonly deviation_arcmin: number | null;
  readonly u_arcmin: number | null;
  readonly turns: number | null;
  readonly needed: 'required' | 'optional' | 'open' | null;
  readonly reason: string | null;
}

export type ReportFormat = 'pdf' | 'html' | 'xlsx' | 'csv' | 'json';

export function reportAddress(
  id: string,
  format: ReportFormat,
  language: Language,
  table?: 'frames',
): string {
  const query = new URLSearchParams({ lang: language, ...(table && { table }) });
  return `/api/v1/papi-measurements/${id}/report.${format}?${query}`;
}

/** `version`: anything that names the state of the session; a report follows its notes and its result. */
export const reportQuery = (id: string, language: Language, version: string) =>
  queryOptions({
    queryKey: ['report', id, language, version],
    queryFn: async ({ signal }): Promise<ReportView> => {
      const address = `/api/v1/papi-measurements/${id}/evaluation?lang=${language}`;
      const response = await fetch(address, { signal });
      if (!response.ok) throw toProblem(await response.json().catch(() => null), response.status);
      return (await response.json()) as ReportView;
    },
    staleTime: Infinity,
  });
