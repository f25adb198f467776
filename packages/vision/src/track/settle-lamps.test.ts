import { lampsAround } from '../light/lamps';
import { renderLights } from '../testing/render';
import { FrameView } from './frame-view';
import { settleLamps } from './settle-lamps';

const MIDDLE = { x: 100.3, y: 80.2 };
const ALONG = { x: 1, y: 0 };

describe('the middle of a unit', () => {
  const row = { count: 3, gap: 7 };
  const lamps = lampsAround(MIDDLE, row, ALONG);
  const seen = (peaks: readonly (readonly [number, number, number])[]) =>
    new FrameView(
      renderLights(
        peaks.map((peak, i) => ({ ...(lamps[i] ?? MIDDLE), sigma: 1.2, peak })),
        { width: 200 },
      ),
    );

  it('is that of its lamps, however much brighter one of them is that has turned white', () => {
    const view = seen([
      [0.9, 0.8, 0.5],
      [0.35, 0.03, 0.01],
      [0.35, 0.03, 0.01],
    ]);
    const ofLight = view.centroid(MIDDLE, 16);
    expect(MIDDLE.x - (ofLight?.x ?? NaN)).toBeGreaterThan(1);
    const { point } = settleLamps(view, ofLight ?? MIDDLE, row, ALONG);
    expect(Math.hypot(point.x - MIDDLE.x, point.y - MIDDLE.y)).toBeLessThan(0.3);
  });

  it('is that of their common light where they are clipped until they meet', () => {
    const off = [0, 0.25, 0.5, 0.75].map((aside) => {
      const middle = { x: MIDDLE.x + aside, y: MIDDLE.y };
      const peak = [30, 3, 1] as const;
      const meeting = lampsAround(middle, { count: 2, gap: 6 }, ALONG);
      const view = new FrameView(
        renderLights(
          meeting.map((lamp) => ({ ...lamp, sigma: 1.2, peak })),
          { width: 200 },
        ),
      );
      const light = view.centroid(middle, 12) ?? MIDDLE;
      const { point } = settleLamps(view, light, { count: 2, gap: 6 }, ALONG);
      expect(point).toEqual(light);
      return Math.abs(point.x - middle.x);
    });
    expect(Math.max(...off)).toBeLessThan(0.1);
  });

  it('stays where the light is where no lamp stands out', () => {
    const { point, lamps: found } = settleLamps(seen([]), MIDDLE, row, ALONG);
    expect(point).toEqual(MIDDLE);
    expect(found).toHaveLength(3);
    expect(settleLamps(seen([]), MIDDLE, null, ALONG)).toEqual({ point: MIDDLE, lamps: [MIDDLE] });
  });
});
