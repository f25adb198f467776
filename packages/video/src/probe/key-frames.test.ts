import { clipFolder, type ClipFolder } from '../testing/clips';
import { keyFrameTimes, parseKeyFrames } from './key-frames';
import { probeVideo } from './probe';

describe('from the lines of packets', () => {
  it('takes the key frames, whatever order the packets stand in', () => {
    expect(parseKeyFrames('0.000000,K__\n0.120000,___\n0.040000,___\n0.500000,K__\n0.460000,___\n')).toEqual([
      0, 0.5,
    ]);
  });

  it('leaves out what is not shown', () => {
    expect(parseKeyFrames('-0.040000,KD_\n0.000000,K__\n0.040000,___\n')).toEqual([0]);
  });

  it.each([
    ['a frame without a time', '0.0,K__\nN/A,___\n'],
    ['two frames at one time', '0.0,K__\n0.04,___\n0.04,K__\n'],
    ['times that begin again', '0.0,K__\n0.04,___\n1.0,K__\n0.02,K__\n'],
    ['no key frame at the beginning', '0.0,___\n0.04,K__\n'],
    ['nothing', ''],
  ])('trusts no times of a file with %s', (_, lines) => {
    expect(parseKeyFrames(lines)).toEqual([]);
  });
});

describe('of a file', () => {
  let clips: ClipFolder;
  beforeAll(async () => {
    clips = await clipFolder();
  });
  afterAll(() => clips.dispose());

  it.each(['clip.mp4', 'clip.mkv'])('%s', async (name) => {
    const file = await clips.make(name, 'testsrc2=size=160x90:rate=25:duration=4', ['-g', '25', '-bf', '2']);
    expect(await keyFrameTimes(file, await probeVideo(file))).toEqual([0, 1, 2, 3]);
  });
});
