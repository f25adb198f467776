import { PapiscopeError, type Artifact, type ObjectStore } from '@papiscope/shared';

export interface Places {
  readonly work: ObjectStore;
  readonly final: ObjectStore;
}

type File = Pick<Artifact, 'work_key' | 'final_key' | 'size' | 'sha256'>;

async function isPublished({ final }: Places, file: File, signal: AbortSignal): Promise<boolean> {
  const head = await final.head(file.final_key, { signal });
  return head !== null && BigInt(head.size) === file.size && head.sha256 === file.sha256;
}

/**
 * Brings one file from the work area to its final key; a file that is there already, bit for bit, stays as it is.
 * Readers see the former object or the whole new one.
 * @throws storage_corrupt when what arrived is not what the stage made, object_missing when the work area has lost it
 */
export async function publishFile(places: Places, file: File, signal: AbortSignal): Promise<void> {
  if (await isPublished(places, file, signal)) return;
  const { work, final } = places;
  const arrived =
    work === final
      ? await final.copy(file.work_key, file.final_key, { signal })
      : await work.copyTo(file.work_key, final, { targetKey: file.final_key, signal });
  if (BigInt(arrived.size) !== file.size || arrived.sha256 !== file.sha256) {
    await final.delete(file.final_key);
    throw new PapiscopeError('storage_corrupt', `Expected other content under ${file.final_key}.`);
  }
}
