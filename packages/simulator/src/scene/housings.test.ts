import type { Camera, CameraPose } from '../flight/camera';
import { createTone } from '../image/tone';
import { createPicture } from '../image/yuv';
import { housingPainter } from './housings';
import { paletteFor, toYuv } from './palette';

const POSE = {} as CameraPose;
/** Ten pixels a metre, around pixel (40, 20). */
const CAMERA: Camera = {
  poseAt: () => POSE,
  project: ([right, , up]) => ({ x: 40 + 10 * right, y: 20 - 10 * up, depth: 350 }),
};

test('the front of a unit covers the pixels around its lens, at its edges in part', () => {
  const tone = createTone('srgb');
  const picture = createPicture(80, 40);
  picture.bytes.fill(100);
  housingPainter([[0, 0, 0]], 0.5, 'day', tone, CAMERA)(POSE, picture);
  const [luma, blue] = toYuv(tone, paletteFor('day').paint, 0.5);
  const pixel = (x: number, y: number) => picture.y[y * 80 + x]!;
  expect(pixel(40, 22)).toBe(Math.round(luma));
  expect(picture.u[10 * 40 + 20]).toBe(Math.round(blue));
  for (const [x, y] of [
    [40, 17],
    [40, 25],
    [33, 20],
    [47, 20],
  ] as const)
    expect(pixel(x, y)).toBe(100);
  // 34.5 to 45.5 across, 18.5 to 24 down: the lowest row is half covered
  expect(pixel(40, 24)).toBe(Math.round(100 + (luma - 100) / 2));
  const sum = picture.y.reduce((all, value) => all + value - 100, 0);
  expect(sum / (luma - 100)).toBeCloseTo(11 * 5.5, 0);
});
