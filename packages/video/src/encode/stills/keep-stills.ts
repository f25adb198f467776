import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stillFileName, STILLS_LIST, type Still, type StillsFile } from '@papiscope/shared/contracts';
import { stillOf, type StillsPlan } from './plan-stills';

/** The pictures that were made, and the list that says what each shows and why others are not there. */
export interface MadeStills {
  readonly stills: readonly Still[];
  /** Where the pictures and the list lie under their names. */
  readonly folder: string;
}

/** Gives the pictures of a finished run their names, and writes the list beside them. */
export async function keepStills({ branches, choices }: StillsPlan, folder: string): Promise<MadeStills> {
  const made = await readdir(folder);
  const named = new Set<string>();
  for (const { name, unit, pictures, shots } of branches) {
    if (made.filter((file) => file.startsWith(`${name}_`)).length !== pictures) continue;
    for (const { moment, numbered } of shots) {
      const file = stillFileName(unit, moment);
      await copyFile(join(folder, numbered), join(folder, file));
      named.add(file);
    }
  }
  const stills = choices.map((choice) => stillOf(choice, named));
  const list: StillsFile = { schema: 'papiscope.stills/1', stills };
  await writeFile(join(folder, STILLS_LIST), `${JSON.stringify(list, null, 2)}\n`);
  return { stills, folder };
}
