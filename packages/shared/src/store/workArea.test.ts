import { startTestEnvironment, type TestEnvironment } from '../testing';
import { workKey } from './keys';
import { emptyWorkArea } from './workArea';

let env: TestEnvironment;
beforeAll(async () => {
  env = await startTestEnvironment('postgres');
});
afterAll(() => env.stop());

// The second one looks like the name of an attempt.
test.each(['s1', 'a9395240-3230-43dd-91f8-c17d6272003e'])(
  'a work area is emptied up to the attempt that is over; what a later one stores stays, and other sessions: %s',
  async (id) => {
    const { work } = env.context.stores;
    const put = (key: string) => work.put(key, Buffer.from('x'));
    const old = [
      workKey(id, 'analysis', 'a1-aa', 'segment-0.gz'),
      workKey(id, 'encode', 'a2-bb', 'enhanced.mp4'),
      workKey(id, 'fit', '1', 'measurements.json.gz'),
    ];
    const kept = [
      workKey(id, 'analysis', 'a3-cc', 'segment-0.gz'),
      workKey('s2', 'analysis', 'a1-dd', 'x.gz'),
    ];
    await Promise.all([...old, ...kept].map(put));
    await emptyWorkArea(work, id, 2);
    const left: string[] = [];
    for await (const { key } of work.list('work/')) left.push(key);
    expect(left.sort()).toEqual(kept.sort());
    await work.deletePrefix('work/');
  },
);
