/** Texts that the board may show: what a job is about. Numbers tell nothing that is not to be seen. */
const SHOWN = /^(session_id|chore_id|kind|stage|phase)$/;
export const HIDDEN = '[hidden]';

/** A job's payload, result or progress with everything but ids and numbers hidden. */
export function shownPayload(value: unknown): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' && value !== '' ? HIDDEN : value;
  if (Array.isArray(value)) return value.map(shownPayload);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      SHOWN.test(name) && typeof inner !== 'object' ? inner : shownPayload(inner),
    ]),
  );
}
