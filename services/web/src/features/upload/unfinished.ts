/** Uploads that were begun in this browser and not ended, by file and runway: how one goes on after a reload. */
export interface Unfinished {
  readonly uploadId: string;
  readonly airport: string;
  readonly runway: string;
  readonly fileName: string;
  readonly size: number;
  readonly lastModified: number;
}

type FileMark = Pick<File, 'name' | 'size' | 'lastModified'>;

const STORED = 'papiscope.uploads';

function isUnfinished(value: unknown): value is Unfinished {
  return typeof value === 'object' && value !== null && 'uploadId' in value && 'fileName' in value;
}

export function unfinishedUploads(): Unfinished[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(list) ? list.filter(isUnfinished) : [];
  } catch {
    return [];
  }
}

export function rememberUpload(upload: Unfinished): void {
  const others = unfinishedUploads().filter(({ uploadId }) => uploadId !== upload.uploadId);
  localStorage.setItem(STORED, JSON.stringify([...others, upload]));
}

export function forgetUpload(uploadId: string): void {
  const others = unfinishedUploads().filter((each) => each.uploadId !== uploadId);
  localStorage.setItem(STORED, JSON.stringify(others));
}

/** Whether an upload is that of this very file for this runway. */
export function isUploadOf(upload: Unfinished, file: FileMark, airport: string, runway: string): boolean {
  return (
    upload.fileName === file.name &&
    upload.size === file.size &&
    upload.lastModified === file.lastModified &&
    upload.airport === airport &&
    upload.runway === runway
  );
}

/** The upload of this very file for this runway, if one was begun. */
export function unfinishedOf(file: FileMark, airport: string, runway: string): Unfinished | undefined {
  return unfinishedUploads().find((each) => isUploadOf(each, file, airport, runway));
}
