/** A text file that ffmpeg reads beside its command line. */
export interface PlannedFile {
  readonly name: string;
  readonly text: string;
}
