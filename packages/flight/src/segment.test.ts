import { mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { probeVideo, runFfmpeg } from '@papiscope/video';
import { measureSegmentToFile } from './segment';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-segment-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a video that went bad since it was probed is refused by name', async () => {
  const video = path.join(folder, 'video.mp4');
  await runFfmpeg([
    '-f',
    'lavfi',
    '-i',
    'testsrc=size=320x180:rate=10:duration=2',
    '-c:v',
    'libx264',
    '-movflags',
    '+faststart',
    video,
  ]);
  const probe = await probeVideo(video);
  const request = {
    ...{ video, probe, timestamp: 0, out: path.join(folder, 'out.gz') },
    lights: { PAPI_A: { x: 40, y: 50, size: 2 }, PAPI_B: { x: 60, y: 50, size: 2 } },
  };
  expect((await measureSegmentToFile(request, {})).frames).toBe(20);
  await truncate(video, Math.floor((await stat(video)).size * 0.6));
  await expect(measureSegmentToFile(request, {})).rejects.toMatchObject({ code: 'video_truncated' });
  await rm(video);
  await expect(measureSegmentToFile(request, {})).rejects.toMatchObject({ code: 'video_missing' });
  await writeFile(video, 'no video');
  await expect(measureSegmentToFile(request, {})).rejects.toMatchObject({ code: 'video_unreadable' });
});
