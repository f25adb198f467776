import type { components } from './generated/schema';

type ProblemBody = components['schemas']['Problem'];

/** An answer of the API that says no, or the silence of one that cannot be reached (`unreachable`). */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemBody['code'] | 'unreachable',
    readonly detail: string,
    readonly status: number,
    readonly issues: readonly { readonly path: string; readonly message: string }[] = [],
  ) {
    super(detail);
  }
}

function isProblem(value: unknown): value is ProblemBody {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}

/** The problem in an answer's body, whatever the body is. */
export function toProblem(body: unknown, status: number): Problem {
  if (isProblem(body)) return new Problem(body.code, body.detail, status, body.issues ?? []);
  return new Problem('internal', '', status);
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. @throws Problem */
export async function answer<T>(request: Promise<Answer<T>>): Promise<NonNullable<T>> {
  let settled: Answer<T>;
  try {
    settled = await request;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem('unreachable', '', 0);
  }
  const { data, error, response } = settled;
  if (!response.ok) throw toProblem(error, response.status);
  return (data ?? undefined) as NonNullable<T>;
}
