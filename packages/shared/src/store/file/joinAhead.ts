import { randomUUID } from 'node:crypto';
import { readdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { UploadPart } from '../types';
import { JoinedFile } from './joinedFile';

/** Uploads that are joined ahead at a time; what the one that was longest silent has gained is given up for a further one. */
const MOST_UPLOADS = 8;
/** Bytes that joining ahead leaves free for others. */
const RESERVE = 4 * 2 ** 30;
const PREFIX = 'ahead-';

/** What an upload's folder holds. */
export interface UploadFolder {
  readonly folder: string;
  /** All parts that have arrived, in the order of their numbers. */
  readonly parts: () => Promise<UploadPart[]>;
  readonly fileOf: (part: UploadPart) => string;
}

interface Ahead {
  joined: JoinedFile | null;
  /** It failed once: the parts are joined when all are there, as without it. */
  over: boolean;
  /** The work under way and what waits for it; never rejects. */
  work: Promise<void>;
}

/**
 * Joins the parts of uploads while others still arrive, so that nobody waits for it after the last byte. It only ever saves time: parts stay
 * until the object is there, whatever goes wrong ends the joining ahead, and what a process that was killed has gained is begun anew.
 */
export class JoinAhead {
  readonly #uploads = new Map<string, Ahead>();

  constructor(private readonly reserve = RESERVE) {}

  /** A part has arrived. Returns at once. */
  advance(upload: UploadFolder): void {
    const { folder } = upload;
    const ahead = this.#uploads.get(folder) ?? { joined: null, over: false, work: Promise.resolve() };
    this.#uploads.delete(folder);
    this.#uploads.set(folder, ahead);
    for (const oldest of [...this.#uploads.keys()].slice(0, -MOST_UPLOADS)) void this.drop(oldest);
    ahead.work = ahead.work.then(() => this.#catchUp(ahead, upload));
  }

  /** Hands over the file joined so far, which is from then on the caller's, under the name `as`; null where there is none of use. */
  async take(folder: string, parts: readonly UploadPart[], as: string): Promise<JoinedFile | null> {
    const ahead = this.#uploads.get(folder);
    if (ahead === undefined) return null;
    this.#uploads.delete(folder);
    ahead.over = true;
    await ahead.work;
    const { joined } = ahead;
    if (joined === null) return null;
    if (joined.beginsLike(parts)) {
      try {
        await joined.rename(as);
        return joined;
      } catch {
        // another process has begun anew
      }
    }
    await joined.remove().catch(() => undefined);
    return null;
  }

  /** Gives up what was gained for an upload. */
  async drop(folder: string): Promise<void> {
    const ahead = this.#uploads.get(folder);
    if (ahead === undefined) return;
    this.#uploads.delete(folder);
    ahead.over = true;
    await ahead.work;
    await ahead.joined?.remove().catch(() => undefined);
  }

  async #catchUp(ahead: Ahead, { folder, parts, fileOf }: UploadFolder): Promise<void> {
    try {
      while (!ahead.over) {
        const arrived = await parts();
        if (ahead.joined?.beginsLike(arrived) === false) {
          await ahead.joined.remove();
          ahead.joined = null;
        }
        const joined = ahead.joined;
        const next = arrived[joined?.parts.length ?? 0];
        const wanted = (joined?.parts.at(-1)?.partNumber ?? 0) + 1;
        if (next?.partNumber !== wanted || !(await hasRoom(folder, this.reserve + next.size))) return;
        ahead.joined = joined ?? (await begin(folder));
        await ahead.joined.append(next, fileOf(next));
      }
    } catch {
      ahead.over = true;
      await ahead.joined?.remove().catch(() => undefined);
      ahead.joined = null;
    }
  }
}

/** What a process that ended has left of it is of no use: nobody knows what it holds. */
async function begin(folder: string): Promise<JoinedFile> {
  const left = (await readdir(folder)).filter((name) => name.startsWith(PREFIX));
  for (const name of left) await rm(path.join(folder, name), { force: true });
  return JoinedFile.create(path.join(folder, `${PREFIX}${randomUUID()}`));
}

async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= bytes;
}
