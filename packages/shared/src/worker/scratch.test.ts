import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareScratch, withScratch } from './scratch';
import { ownMark } from './scratch-owner';

let scratchPath: string;
beforeEach(async () => {
  scratchPath = await mkdtemp(path.join(tmpdir(), 'papiscope-scratch-'));
});
afterEach(() => rm(scratchPath, { recursive: true, force: true }));

test('a lent folder is gone afterwards, also after a fault', async () => {
  const context = { config: { scratchPath } };
  const lent = await withScratch(context, async (folder) => {
    await writeFile(path.join(folder, 'frame.raw'), 'x');
    return folder;
  });
  expect(existsSync(lent)).toBe(false);
  await expect(
    withScratch(context, async () => {
      throw new Error('x');
    }),
  ).rejects.toThrow('x');
  expect(await readdir(scratchPath)).toEqual([]);
});

test('at start, what dead processes left is removed, and nothing else', async () => {
  const own = await ownMark();
  const [space = ''] = own.split('.');
  // The largest process number Linux can give is 4,194,304; the second one is a former process of the number that is ours now.
  const gone = [`${space}.4999999.1-abc`, `${space}.${process.pid}.1-abc`];
  const silent = `ffffffff.1.1-abc`;
  const living = [`${own}abc`, 'eeeeeeee.1.1-abc', 'notes'];
  for (const name of [...gone, silent, ...living]) await mkdir(path.join(scratchPath, name));
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await utimes(path.join(scratchPath, silent), anHourAgo, anHourAgo);
  await prepareScratch({ scratchPath });
  expect((await readdir(scratchPath)).sort()).toEqual(living.sort());
});

test('a folder that cannot be made is a wrong setting', async () => {
  await writeFile(path.join(scratchPath, 'file'), '');
  await expect(prepareScratch({ scratchPath: path.join(scratchPath, 'file', 'below') })).rejects.toThrow(
    'SCRATCH_PATH cannot be written.',
  );
});

test('too little space is told before the work begins', async () => {
  const work = jest.fn();
  await expect(
    withScratch({ config: { scratchPath } }, work, { needs: Number.MAX_SAFE_INTEGER }),
  ).rejects.toMatchObject({ code: 'scratch_full' });
  expect(work).not.toHaveBeenCalled();
});
