import { stat, truncate } from 'node:fs/promises';
import { clipFolder, type ClipFolder } from '../testing/clips';
import { isWhole } from './boxes';
import { withRanges } from './ranges';

const SOURCE = 'testsrc2=size=160x90:rate=10:duration=1';

describe('whether the boxes of a file tell that it is whole', () => {
  let clips: ClipFolder;
  beforeAll(async () => {
    clips = await clipFolder();
  });
  afterAll(() => clips.dispose());

  test.each([
    ['its index at the end', []],
    ['its index at the beginning', ['-movflags', '+faststart']],
  ])('a file with %s: to its last byte', async (_name, argv) => {
    const file = await clips.make(`${argv.length}.mp4`, SOURCE, argv);
    expect(await withRanges(file, undefined, isWhole)).toBe(true);
    await truncate(file, (await stat(file)).size - 1);
    expect(await withRanges(file, undefined, isWhole)).not.toBe(true);
  });

  test.each([
    ['fragments', 'fragments.mp4', ['-movflags', 'frag_keyframe+empty_moov']],
    ['another container', 'other.mkv', []],
  ])('%s: not told', async (_name, name, argv) => {
    expect(await withRanges(await clips.make(name, SOURCE, argv), undefined, isWhole)).toBeNull();
  });
});
