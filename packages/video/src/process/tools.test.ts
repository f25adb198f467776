import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passthroughOption, resolveTools } from './tools';

describe('resolveTools', () => {
  test('finds programs that run', async () => {
    const tools = await resolveTools();
    expect(tools.version).toMatch(/^ffmpeg version/);
    expect(tools.ffprobe).toMatch(/ffprobe/);
  });

  test('prefers what the environment names', async () => {
    const { ffmpeg, ffprobe } = await resolveTools();
    const named = await resolveTools({ FFMPEG_BIN: ffmpeg, FFPROBE_BIN: ffprobe });
    expect(named).toMatchObject({ ffmpeg, ffprobe });
  });

  test('names the variable that points to nothing', async () => {
    await expect(resolveTools({ FFMPEG_BIN: join(tmpdir(), 'no-such-ffmpeg') })).rejects.toMatchObject({
      code: 'ffmpeg_failed',
      detail: expect.stringContaining('FFMPEG_BIN'),
    });
  });

  test('refuses a program that does not run', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tools-'));
    const file = join(folder, 'ffmpeg');
    writeFileSync(file, 'not a program');
    try {
      await expect(resolveTools({ FFMPEG_BIN: file })).rejects.toMatchObject({
        code: 'ffmpeg_failed',
        detail: expect.stringContaining('does not run'),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test.each([
  ['ffmpeg version 7.1 Copyright (c) 2000-2024 the FFmpeg developers', '-fps_mode'],
  ['ffmpeg version n5.1.2 Copyright (c) 2000-2022 the FFmpeg developers', '-fps_mode'],
  ['ffmpeg version 4.4.2-0ubuntu0 Copyright (c) 2000-2021 the FFmpeg developers', '-vsync'],
  ['ffmpeg version N-47683-g0e8eb07980-static Copyright (c) 2000-2018 the FFmpeg developers', '-vsync'],
  ['ffmpeg version N-113007-g8d24a28d06 Copyright (c) 2000-2023 the FFmpeg developers', '-fps_mode'],
])('%s takes %s', (version, option) => {
  expect(passthroughOption(version)[0]).toBe(option);
});
