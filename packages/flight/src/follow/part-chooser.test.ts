import type { FrameSighting, LightObservation, Region } from '@papiscope/vision';
import { partAround } from './frame-part';
import { PartChooser } from './part-chooser';

const size = { width: 1920, height: 1080 };
const probe = { ...size, startSeconds: 0, durationSeconds: 120 };
const bar: Region = { x0: 700.4, y0: 500.2, x1: 1100.7, y1: 600.9 };

const sighting = (timestamp: number, found: boolean): FrameSighting => ({
  ...{ index: 0, timestamp },
  lights: [found ? ({ x: 0, y: 0 } as LightObservation) : null],
});

describe('the part of a frame', () => {
  it('has even borders and holds the region and the room around it', () => {
    const part = partAround(bar, 100, size);
    expect(part).toEqual({ x: 600, y: 400, width: 602, height: 302 });
  });

  it('ends at the edge of the frame', () => {
    expect(partAround({ x0: -20, y0: 1000, x1: 300, y1: 1100 }, 50, size)).toEqual({
      ...{ x: 0, y: 950, width: 350, height: 130 },
    });
  });

  it('is the whole frame where it would be most of it, a sliver, or has an odd side', () => {
    expect(partAround(bar, 500, size)).toBeNull();
    expect(partAround({ x0: -90, y0: 500, x1: -20, y1: 600 }, 40, size)).toBeNull();
    expect(partAround(bar, 100, { width: 1919, height: 1080 })).toBeNull();
  });
});

describe('choosing a part', () => {
  it('grows when it is left soon, and stays as large when it lasted', () => {
    const lights = { surroundings: bar, isLost: false };
    const chooser = new PartChooser(() => lights, probe);
    const first = chooser.part!;
    const second = chooser.another(3)!;
    expect(second.width).toBeGreaterThan(first.width);
    const third = chooser.another(40)!;
    expect(third).toEqual(second);
  });

  it('takes whole frames while the lights are lost, and a part again once they are followed for long', () => {
    const lights = { surroundings: bar, isLost: true };
    const chooser = new PartChooser(() => lights, probe);
    expect(chooser.another(10)).toBeNull();
    lights.isLost = false;
    chooser.followed(sighting(12, true));
    chooser.followed(sighting(14, false));
    chooser.followed(sighting(15, true));
    expect(chooser.wantsAnother(33)).toBe(false);
    expect(chooser.wantsAnother(36)).toBe(true);
    expect(chooser.wantsAnother(110)).toBe(false);
    expect(chooser.another(36)).not.toBeNull();
  });
});
