import type { ReportModel } from '../model/types';
import { sayIn } from '../text';
import { evaluationSection } from './evaluation-section';
import { historySection } from './history-section';
import { adjustmentSection, budgetSection, factsBlock, flightSection, limitsSection } from './other-sections';
import { stillsSection } from './stills-section';
import type { Block, ReportDocument, Section } from './types';
import { sectorsSection, unitsSection } from './unit-sections';

/** The report in the order of a flight-check protocol. */
export function reportDocument(model: ReportModel): ReportDocument {
  const say = sayIn(model.language);
  const value = (key: string): string => model.identification.find((fact) => fact.key === key)?.value ?? '–';
  const sections: (Section | null)[] = [
    { heading: say('identification'), blocks: [factsBlock(model.identification, say, 2)] },
    { heading: say('conditions'), blocks: [factsBlock(model.conditions, say, 2)] },
    {
      heading: say('summary'),
      blocks: model.summary.sentences.map((text, i): Block => ({
        kind: 'paragraph',
        text,
        ...(i === 0 ? { bold: true } : {}),
      })),
    },
    evaluationSection(model, say),
    unitsSection(model, say),
    sectorsSection(model, say),
    stillsSection(model, say),
    flightSection(model, say),
    adjustmentSection(model, say),
    historySection(model, say),
    limitsSection(model, say),
    budgetSection(model, say),
    ...(model.notes === null
      ? []
      : [{ heading: say('notes'), blocks: [{ kind: 'paragraph' as const, text: model.notes }] }]),
    { heading: say('inputs'), blocks: [factsBlock(model.inputs, say, 1)] },
    {
      heading: say('signatures'),
      blocks: [{ kind: 'signatures', labels: model.signatures, hint: say('signature_line') }],
    },
  ];
  return {
    title: say('title'),
    number: model.report_number,
    language: model.language,
    subtitle: `${value('airport')} · ${say('runway')} ${value('runway')}`,
    sections: sections.filter((section) => section !== null),
    pageLabel: (page, pages) => say('page', { page, pages }),
  };
}
