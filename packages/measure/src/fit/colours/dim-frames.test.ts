import { colourSample } from '../../testing/colour-sample';
import { dimFrames } from './dim-frames';

const FPS = 30;

function unit(flux: (frame: number) => number) {
  const samples = Array.from({ length: 300 }, (_, frame) =>
    colourSample({
      frame,
      time: frame / FPS,
      luma_rings: [Number.NaN, flux(frame), flux(frame) / 2, flux(frame) / 4],
    }),
  );
  return { unit: 'PAPI_A' as const, samples, totals: { total: 300, tracked: 300, visible: 300 } };
}

const beat = (frame: number) => (frame % 40 < 15 ? 0.1 : 1);

test('frames in which all lights beat down together are dim', () => {
  const dim = dimFrames([unit(beat), unit((frame) => 0.3 * beat(frame))]);
  for (let frame = 30; frame < 270; frame++) expect(dim.has(frame)).toBe(beat(frame) < 1);
});

test('a light that turns red while others shine on makes no frame dim', () => {
  expect(dimFrames([unit((frame) => (frame < 150 ? 1 : 0.2)), unit(() => 1)])).toEqual(new Set());
});
