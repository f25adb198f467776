import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProbe } from './parse-probe';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, 'fixtures', `${name}.json`), 'utf8')) as unknown;

describe('parseProbe', () => {
  test('reads an ordinary video', () => {
    expect(parseProbe(fixture('plain'))).toEqual({
      width: 1920,
      height: 1080,
      codedWidth: 1920,
      codedHeight: 1080,
      rotation: 0,
      frameRate: 30000 / 1001,
      variableFrameRate: false,
      frameCount: 300,
      durationSeconds: 10.01,
      startSeconds: 0,
      streamIndex: 0,
      codec: 'h264',
      pixelFormat: 'yuv420p',
      bitDepth: 8,
      colorRange: 'tv',
      colorMatrix: 'bt709',
      colorTransfer: null,
      hasAudio: true,
      audioCodec: 'aac',
      subtitleTracks: [],
      createdAt: null,
      formatName: 'mov,mp4,m4a,3gp,3g2,mj2',
    });
  });

  test.each([
    ['rotated', { width: 1080, height: 1920, codedWidth: 1920, codedHeight: 1080, rotation: 270 }],
    ['full-range', { colorRange: 'pc', pixelFormat: 'yuvj420p' }],
    ['hevc-10-bit', { codec: 'hevc', bitDepth: 10, pixelFormat: 'yuv420p10le' }],
    ['variable-frame-rate', { variableFrameRate: true, frameCount: 128 }],
    [
      'embedded-telemetry',
      { createdAt: '2024-05-03T09:12:44.000Z', subtitleTracks: [{ index: 0, codec: 'mov_text' }] },
    ],
    ['matroska', { formatName: 'matroska,webm', subtitleTracks: [{ index: 0, codec: 'subrip' }] }],
  ])('reads %s', (name, expected) => {
    expect(parseProbe(fixture(name))).toMatchObject(expected);
  });

  test.each([
    ['audio-only', 'video_no_stream'],
    ['cover-art', 'video_no_stream'],
    ['too-short', 'video_too_short'],
    ['cut-avi', 'video_truncated'],
  ])('refuses %s with %s', (name, code) => {
    expect(() => parseProbe(fixture(name))).toThrow(expect.objectContaining({ code }));
  });

  test('refuses what is not ffprobe output', () => {
    expect(() => parseProbe({})).toThrow(expect.objectContaining({ code: 'video_unreadable' }));
  });
});
