import type { Session } from '../../api/types';

export type ReportFacts = NonNullable<Session['options']['report']>;

export const FACTS = ['report_number', 'kind_of_check', 'operator', 'drone', 'camera'] as const;
export const CONDITIONS = [
  'wind',
  'temperature',
  'visibility',
  'pressure',
  'light',
  'light_setting',
] as const;

/** What the form holds: every field as text. */
export type FactsDraft = Readonly<
  Record<(typeof FACTS)[number] | (typeof CONDITIONS)[number] | 'adjuster_arcmin_per_turn', string>
>;

export function toDraft({
  conditions = {},
  adjuster_arcmin_per_turn: turn,
  ...facts
}: ReportFacts): FactsDraft {
  return {
    ...(Object.fromEntries(FACTS.map((name) => [name, facts[name] ?? ''])) as FactsDraft),
    ...(Object.fromEntries(CONDITIONS.map((name) => [name, conditions[name] ?? ''])) as FactsDraft),
    adjuster_arcmin_per_turn: turn === undefined ? '' : String(turn),
  };
}

/** A field left empty is not stated. */
function stated<K extends keyof FactsDraft>(
  draft: FactsDraft,
  names: readonly K[],
): Partial<Record<K, string>> {
  const filled = names.map((name) => [name, draft[name].trim()] as const).filter(([, text]) => text !== '');
  return Object.fromEntries(filled) as Partial<Record<K, string>>;
}

export function toFacts(draft: FactsDraft): ReportFacts {
  const conditions = stated(draft, CONDITIONS);
  const turn = draft.adjuster_arcmin_per_turn.trim().replace(',', '.');
  return {
    ...stated(draft, FACTS),
    ...(Object.keys(conditions).length > 0 && { conditions }),
    ...(turn !== '' && { adjuster_arcmin_per_turn: Number(turn) }),
  };
}

/** Whether what was typed for the adjuster is a number that can be. */
export function turnValid({ adjuster_arcmin_per_turn: text }: FactsDraft): boolean {
  const turn = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || (turn > 0 && turn <= 600);
}
