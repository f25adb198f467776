import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runFfmpeg } from '@papiscope/video';

const lavfi = (source: string): string[] => ['-f', 'lavfi', '-i', source];
const PICTURE = lavfi('color=s=32x32:r=5:d=2');
const TONE = lavfi('sine=d=2');

/** Files that ffmpeg itself makes, and that are no flight. Written to `folder`. */
const RECIPES: Readonly<Record<string, readonly [file: string, argv: readonly string[]]>> = {
  'sound only': ['sound.mp4', [...TONE, '-c:a', 'aac']],
  'sound only, Matroska': ['sound.mkv', [...TONE, '-c:a', 'aac']],
  'one frame': ['one.mp4', [...lavfi('color=s=32x32:r=5:d=0.2'), '-c:v', 'mpeg4']],
  'half a second': ['half.mov', [...lavfi('color=s=32x32:r=10:d=0.5'), '-c:v', 'mpeg4']],
  'a picture of 8 × 8': ['tiny.avi', [...lavfi('color=s=8x8:r=5:d=2'), '-c:v', 'mpeg4']],
  '41 streams': [
    'streams.mkv',
    [...PICTURE, ...Array.from({ length: 41 }, () => ['-map', '0:v']).flat(), '-c:v', 'mpeg4'],
  ],
  'a picture of 9000 × 4000': [
    'large.mkv',
    [...lavfi('color=s=9000x4000:r=1:d=2'), '-c:v', 'mjpeg', '-q:v', '31'],
  ],
  '2000 frames a second': [
    'fast.avi',
    [...lavfi('color=s=16x16:r=2000:d=1.5'), '-c:v', 'mjpeg', '-q:v', '31'],
  ],
};

export async function makeVideos(folder: string): Promise<Map<string, { name: string; bytes: Buffer }>> {
  const made = new Map<string, { name: string; bytes: Buffer }>();
  for (const [what, [name, argv]] of Object.entries(RECIPES)) {
    const file = path.join(folder, name);
    await runFfmpeg([...argv, file]);
    made.set(what, { name, bytes: await readFile(file) });
  }
  return made;
}
