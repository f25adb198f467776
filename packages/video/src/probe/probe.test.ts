import { readFile, writeFile } from 'node:fs/promises';
import { runFfmpeg } from '../process/run';
import { clipFolder, type ClipFolder } from '../testing/clips';
import { probeVideo } from './probe';
import { isStillWhole } from './truncation';

describe('probeVideo', () => {
  let clips: ClipFolder;
  let good: string;

  beforeAll(async () => {
    clips = await clipFolder();
    good = await clips.make('good.mp4', 'testsrc2=size=320x240:rate=25:duration=4', ['-g', '25']);
  });
  afterAll(() => clips.dispose());

  const written = async (name: string, bytes: string | Buffer): Promise<string> => {
    await writeFile(clips.file(name), bytes);
    return clips.file(name);
  };
  const remuxed = async (name: string, ...argv: string[]): Promise<string> => {
    await runFfmpeg(['-i', good, '-c', 'copy', ...argv, clips.file(name)]);
    return clips.file(name);
  };
  const cutCopy = async (name: string, source: string): Promise<string> => {
    const bytes = await readFile(source);
    return written(name, bytes.subarray(0, bytes.length * 0.4));
  };

  test('accepts a whole video, whatever its name', async () => {
    const odd = await written("-odd name; 'quoted' #1:%d.mp4", await readFile(good));
    await expect(probeVideo(odd)).resolves.toMatchObject({ width: 320, height: 240, frameCount: 100 });
  });

  test('accepts mkv, avi and mov', async () => {
    for (const name of ['good.mkv', 'good.avi', 'good.mov']) {
      await expect(probeVideo(await remuxed(name))).resolves.toMatchObject({ codec: 'h264' });
    }
  });

  test('a former look holds for a file that is still there and whole, and for no other', async () => {
    await expect(isStillWhole(good)).resolves.toBe(true);
    await expect(isStillWhole(await cutCopy('cut-since.mp4', good))).resolves.toBe(false);
    await expect(isStillWhole(clips.file('gone.mp4'))).resolves.toBe(false);
    await expect(isStillWhole(await remuxed('untold.mkv'))).resolves.toBe(false);
  });

  test('says what is wrong with a bad file', async () => {
    const playlist = '#EXTM3U\n#EXTINF:1,\n/etc/hostname\n';
    const cases: [string, string][] = [
      [clips.file('absent.mp4'), 'video_missing'],
      [clips.path, 'video_missing'],
      [await written('empty.mp4', ''), 'video_empty'],
      [await written('one-byte.mp4', 'x'), 'video_unreadable'],
      [await written('text.mp4', 'These are words, not pictures.\n'.repeat(50)), 'video_unreadable'],
      [await written('playlist.mp4', playlist), 'video_unreadable'],
      [
        await written(
          'garbage.mp4',
          Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(4000, 7)]),
        ),
        'video_truncated',
      ],
      [await cutCopy('cut-without-index.mp4', good), 'video_truncated'],
      [
        await cutCopy('cut-with-index.mp4', await remuxed('fast.mp4', '-movflags', '+faststart')),
        'video_truncated',
      ],
      [await cutCopy('cut.mkv', await remuxed('whole.mkv')), 'video_truncated'],
    ];
    for (const [file, code] of cases) {
      await expect(probeVideo(file).then(() => file)).rejects.toMatchObject({ code });
    }
  });

  test('ends at once when aborted', async () => {
    await expect(probeVideo(good, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
  });
});
