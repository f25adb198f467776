import { startTestEnvironment, type TestEnvironment } from '../testing';
import { workKey } from './keys';
import { emptyWorkArea } from './workArea';

let env: TestEnvironment;
beforeAll(async () => {
  env = await startTestEnvironment('postgres');
});
afterAll(() => env.stop());

test('a work area is emptied up to the attempt that is over; what a later one stores stays, and other sessions', async () => {
  const { work } = env.context.stores;
  const put = (key: string) => work.put(key, Buffer.from('x'));
  const old = [
    workKey('s1', 'analysis', 'a1-aa', 'segment-0.gz'),
    workKey('s1', 'encode', 'a2-bb', 'enhanced.mp4'),
    workKey('s1', 'fit', '1', 'measurements.json.gz'),
  ];
  const kept = [
    workKey('s1', 'analysis', 'a3-cc', 'segment-0.gz'),
    workKey('s2', 'analysis', 'a1-dd', 'x.gz'),
  ];
  await Promise.all([...old, ...kept].map(put));
  await emptyWorkArea(work, 's1', 2);
  const left: string[] = [];
  for await (const { key } of work.list('work/')) left.push(key);
  expect(left.sort()).toEqual(kept.sort());
});
