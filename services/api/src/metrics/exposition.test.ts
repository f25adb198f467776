import { exposition } from './exposition';

test('samples with and without labels', () => {
  const text = exposition([
    { name: 'a_bytes', help: 'Size.', type: 'gauge', samples: [{ value: 5 }] },
    {
      name: 'b_total',
      help: 'Count.',
      type: 'counter',
      samples: [{ labels: { kind: 'x', text: 'a "b"\\\n' }, value: 1.5 }],
    },
  ]);
  expect(text).toBe(
    '# HELP a_bytes Size.\n# TYPE a_bytes gauge\na_bytes 5\n' +
      '# HELP b_total Count.\n# TYPE b_total counter\nb_total{kind="x",text="a \\"b\\"\\\\\\n"} 1.5\n',
  );
});
