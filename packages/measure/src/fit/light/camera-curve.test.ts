import { cameraCode, lightRead, readLinear } from './camera-curve';

test.each([
  // IEC 61966-2-1: 1.055 · 0.18^(1/2.4) − 0.055, and 12.92 · 0.002
  { curve: 0, linear: 0.18, code: 0.46136 },
  { curve: 0, linear: 0.002, code: 0.02584 },
  // ITU-R BT.709-6: 1.099 · 0.18^0.45 − 0.099, and 4.5 · 0.01
  { curve: 1, linear: 0.18, code: 0.409008 },
  { curve: 1, linear: 0.01, code: 0.045 },
  // 0.18^(1/2.2) and 0.01^(1/2.2)
  { curve: -1, linear: 0.18, code: 0.458657 },
  { curve: -1, linear: 0.01, code: 0.123285 },
  // (0.18 · 0.4818) / (0.18 · 1.0274 + 0.14) = 0.266899, at 1 0.803797; sRGB of 0.332047, and halfway to that of 0.18
  { curve: { tone: 'contrast', film: 1 }, linear: 0.18, code: 0.611427 },
  { curve: { tone: 'contrast', film: 0.5 }, linear: 0.18, code: 0.536392 },
  { curve: { tone: 'contrast', film: 1 }, linear: 1, code: 1 },
  // sRGB of (1 − e^−0.36) / (1 − e^−2) = 0.349643
  { curve: { tone: 'soft', film: 1 }, linear: 0.18, code: 0.62592 },
  { curve: { tone: 'soft', film: 1 }, linear: 1, code: 1 },
] as const)('a camera of curve $curve codes $linear of full scale as $code', ({ curve, linear, code }) => {
  expect(cameraCode(linear, curve, 'gamma')).toBeCloseTo(code, 5);
});

test('between its three curves it is their mixture, below a power it stays that power', () => {
  expect(cameraCode(0.05, -0.5, 'gamma')).toBeCloseTo(
    (cameraCode(0.05, -1, 'gamma') + cameraCode(0.05, 0, 'gamma')) / 2,
    12,
  );
  expect(cameraCode(0.05, 0.25, 'gamma')).toBeCloseTo(
    0.75 * cameraCode(0.05, 0, 'gamma') + 0.25 * cameraCode(0.05, 1, 'gamma'),
    12,
  );
  expect(cameraCode(0.05, -1.3, 'gamma')).toBe(cameraCode(0.05, -1, 'gamma'));
});

test.each([
  -1,
  -0.4,
  0,
  0.6,
  1,
  1.3,
  { tone: 'contrast', film: 0.3 } as const,
  { tone: 'soft', film: 1 } as const,
])('light of which a camera of curve %j made a code is found again', (curve) => {
  for (const light of [0.0005, 0.01, 0.2, 0.9]) {
    const read = readLinear(cameraCode(light, curve, 'gamma'), 'gamma');
    expect(lightRead(read, curve, 'gamma')).toBeCloseTo(light, 6);
  }
});

test('the lower the curve, the brighter faint light is coded', () => {
  const codes = [-1, -0.5, 0, 0.5, 1].map((curve) => cameraCode(0.004, curve, 'gamma'));
  expect(codes).toEqual([...codes].sort((a, b) => b - a));
});
