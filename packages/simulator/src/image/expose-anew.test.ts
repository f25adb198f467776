import { exposeAnew } from './expose-anew';
import { createTone } from './tone';
import { codesOf, createPicture } from './yuv';

it('makes grey so many times as bright in linear light, and keeps it grey', () => {
  const tone = createTone('srgb');
  const linearOf = (y: number) => tone.linear(codesOf(y, 128, 128)[1]);
  for (const brightness of [0.5, 2]) {
    const picture = createPicture(4, 2);
    picture.y.fill(100);
    picture.u.fill(128);
    picture.v.fill(128);
    exposeAnew(picture, tone, brightness);
    expect(linearOf(picture.y[3]!) / linearOf(100) / brightness).toBeCloseTo(1, 1);
    expect([picture.u[1], picture.v[1]]).toEqual([128, 128]);
  }
});

it('lets colours grow with their luma', () => {
  const picture = createPicture(2, 2);
  picture.y.fill(80);
  picture.u.fill(120);
  picture.v.fill(150);
  exposeAnew(picture, createTone('srgb'), 3);
  const growth = (picture.y[0]! - 16) / (80 - 16);
  expect(growth).toBeGreaterThan(1.3);
  expect((picture.v[0]! - 128) / (150 - 128)).toBeCloseTo(growth, 1);
});
