import { colourSample } from '../../testing/colour-sample';
import { withDimColours } from './dim-colours';
import type { UnitView } from './unit-view';

const FPS = 30;
const FRAMES = 600;
const RED = 0.1;
const WHITE = 0.9;
/** Every third second is dim. */
const DIM = new Set(Array.from({ length: FRAMES }, (_, i) => i).filter((i) => Math.floor(i / FPS) % 3 === 0));

/** A unit crossed at 10 s at 5′ a second; `grey` is added to the colours of its dim frames. */
function view(grey: number): UnitView {
  const start = 0;
  const step = 0.1;
  const vertical = { start, step, values: Float64Array.from({ length: 210 }, (_, i) => 5 * (i * step - 10)) };
  const samples = Array.from({ length: FRAMES }, (_, frame) =>
    colourSample({
      frame,
      time: frame / FPS,
      green_red: (frame < FRAMES / 2 ? RED : WHITE) + (DIM.has(frame) ? grey : 0),
      sigma: 0.005,
    }),
  );
  return {
    observations: { unit: 'PAPI_A', samples, totals: { total: FRAMES, tracked: FRAMES, visible: FRAMES } },
    geometry: { vertical, horizontal: vertical, distance: vertical },
    coarse: { colour: 'transition', red: RED, white: WHITE, angle: 0, scatter: 0 },
    nominal: null,
  };
}

test('colours that stay right in dim frames are kept, as uncertain as they are wrong', () => {
  const unit = view(0.04);
  const samples = withDimColours([unit], DIM, 0)(unit);
  expect(samples).toHaveLength(FRAMES);
  const sigmas = new Set(samples.filter((s) => DIM.has(s.frame)).map((s) => Number(s.sigma.toFixed(6))));
  /** Three times 0.04. */
  expect([...sigmas]).toEqual([0.12]);
  expect(samples.filter((s) => !DIM.has(s.frame)).every((s) => s.sigma === 0.005)).toBe(true);
});

test('colours that turn grey in dim frames are left out', () => {
  const unit = view(0.5);
  const samples = withDimColours([unit], DIM, 0)(unit);
  expect(samples).toHaveLength(FRAMES - DIM.size);
  expect(samples.some((s) => DIM.has(s.frame))).toBe(false);
});
