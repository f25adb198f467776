/** A text file that ffmpeg reads beside its command line. */
export interface PlannedFile {
  readonly name: string;
  /** Its lines, each with its end; made anew whenever they are asked for, for a long flight has very many. */
  readonly lines: () => Iterable<string>;
}
