import { pairFiles } from './flights';
import { inspectVideo } from './inspect-video';
import { Pace } from './pace';

const file = (name: string): File => new File(['x'], name);
const names = (files: readonly File[]) => files.map(({ name }) => name);

function box(kind: string, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, size);
  [...kind].forEach((letter, i) => (bytes[4 + i] = letter.charCodeAt(0)));
  return bytes;
}

test('telemetry goes with the video of its name', () => {
  const chosen = pairFiles(['DJI_2.SRT', 'DJI_1.MP4', 'dji_2.mp4', 'DJI_3.SRT', 'notes.txt'].map(file));
  expect(chosen.flights.map(({ video, telemetry }) => [video.name, telemetry?.name ?? null])).toEqual([
    ['DJI_1.MP4', null],
    ['dji_2.mp4', 'DJI_2.SRT'],
  ]);
  expect(names(chosen.lonely)).toEqual(['DJI_3.SRT']);
  expect(names(chosen.foreign)).toEqual(['notes.txt']);
});

test('an .SRT goes before a table of the same name, which is told to be left out', () => {
  const chosen = pairFiles(['flight.csv', 'flight.mp4', 'flight.srt'].map(file));
  expect(chosen.flights.map(({ telemetry }) => telemetry?.name)).toEqual(['flight.srt']);
  expect(names(chosen.spare)).toEqual(['flight.csv']);
  expect(names(chosen.lonely)).toEqual([]);
  expect(pairFiles(['a.csv', 'a.mp4'].map(file)).flights[0]?.telemetry?.name).toBe('a.csv');
});

test('one video and one telemetry file belong together', () => {
  expect(pairFiles([file('flight.mp4'), file('log.srt')]).flights[0]?.telemetry?.name).toBe('log.srt');
});

const mp4 = [box('ftyp', 24), box('mdat', 400), box('moov', 100)];
test.each([
  ['a whole MP4', new Blob(mp4), null],
  ['one without its end', new Blob(mp4).slice(0, 300), 'video_truncated'],
  ['one without its index', new Blob(mp4.slice(0, 2)), 'video_truncated'],
  ['an empty file', new Blob([]), 'video_empty'],
  ['a text', new Blob(['This is not a video at all.']), 'video_unreadable'],
  ['an AVI', new Blob(['RIFF....AVI LIST']), null],
  ['a Matroska file', new Blob([new Uint8Array([0x1a, 0x45, 0xdf, 0xa3]), 'matroska']), null],
])('%s', async (_, blob, fault) => {
  expect(await inspectVideo(blob)).toBe(fault);
});

test('pace: bytes a second of late, and the time left', () => {
  const pace = new Pace(1000);
  pace.add(0, 0);
  pace.add(100, 1000);
  expect(pace.add(300, 2000)).toEqual({ sent: 300, total: 1000, perSecond: 150, secondsLeft: 14 / 3 });
});

test('pace: what came back from an earlier try is not speed', () => {
  const pace = new Pace(1000);
  pace.add(500, 0);
  expect(pace.add(600, 1000).perSecond).toBe(100);
});
