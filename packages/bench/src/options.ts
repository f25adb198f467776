export interface BenchOptions {
  readonly signal?: AbortSignal | undefined;
  /** What is being done: a clip's rendering, or a candidate's run. */
  readonly onProgress?: (what: string, done: number, total: number) => void;
}
