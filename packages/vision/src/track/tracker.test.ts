import { renderLights, type TestLight } from '../testing/render';
import { dimmed, frame, RED, run, start, WHITE } from '../testing/track-scenes';
import { ConstellationTracker } from './tracker';

const GRASS = [0.09, 0.2, 0.05] as const;
/** Red lamps that are hardly brighter than that in any channel. */
const SMALL = { ground: GRASS, sigma: 1, red: true, gain: 0.3 };

describe('constellation tracker', () => {
  it('follows pan and shake to a fraction of a pixel', () => {
    const scenes = Array.from({ length: 30 }, (_, i) => ({
      shift: { x: 3.3 * i - 15 * (i > 15 ? 1 : 0), y: 4 * Math.sin(i) },
    }));
    const { found, worst } = run(scenes);
    expect(found.flat().every(Boolean)).toBe(true);
    expect(worst).toBeLessThan(0.25);
  });

  it('follows the middle of a unit whose lamps stand apart, not now one and now another lamp', () => {
    const units = [0, 1, 2, 3].map((unit) => ({ x: 80 + 110 * unit, y: 90 }));
    const lamps = [-6, 0, 6];
    const tracker = new ConstellationTracker({ points: units });
    const errors: number[] = [];
    for (let index = 0; index < 30; index++) {
      const shift = { x: 1.7 * index, y: 3 * Math.sin(index) };
      const lights = units.flatMap(({ x, y }, unit) =>
        lamps.map((dx, lamp): TestLight => ({
          ...{ x: x + shift.x + dx, y: y + shift.y, sigma: 1.2 },
          peak: dimmed(unit < 2 ? WHITE : RED, 0.6 + 0.04 * Math.sin(7 * index + 2 * lamp + unit)),
        })),
      );
      const image = renderLights(lights, { width: 520, height: 200, index, timestamp: index / 30 });
      tracker.follow(image)!.lights.forEach((light, unit) => {
        const [x = 0, y = 0] = [units[unit]?.x, units[unit]?.y];
        errors.push(light === null ? Infinity : Math.hypot(light.x - x - shift.x, light.y - y - shift.y));
      });
    }
    expect(errors).toHaveLength(120);
    expect(Math.max(...errors)).toBeLessThan(0.7);
  });

  it('never invents a light that is dark for a while, and takes it up again', () => {
    const scenes = Array.from({ length: 20 }, (_, i) => ({
      shift: { x: i, y: 0 },
      hidden: i >= 5 && i < 12 ? [1] : [],
    }));
    const { found, worst } = run(scenes);
    expect(found.map((units) => units[1])).toEqual(scenes.map((scene) => scene.hidden.length === 0));
    expect(found.every((units) => units[0] && units[2] && units[3])).toBe(true);
    expect(worst).toBeLessThan(0.25);
  });

  it('keeps identities when a jump is as long as the spacing', () => {
    const scenes = [0, 0, 0, 18, 18, 18].map((x) => ({ shift: { x, y: 2 } }));
    const { worst } = run(scenes);
    expect(worst).toBeLessThan(0.25);
  });

  it('finds the group after a jump across the rows that is farther than it looks at first', () => {
    const scenes = [0, 0, 0, 23, 23, 23].map((y) => ({ shift: { x: 0, y } }));
    const { found, worst } = run(scenes);
    expect(found.flat().every(Boolean)).toBe(true);
    expect(worst).toBeLessThan(0.25);
  });

  it('names nothing wrong after a jump in the dark, when a light at the end stays away', () => {
    const all = Array.from({ length: 15 }, () => ({ shift: { x: 0, y: 0 }, red: true }));
    const dark = Array.from({ length: 2 }, () => ({
      shift: { x: 0, y: 0 },
      hidden: [0, 1, 2, 3],
      red: true,
    }));
    const without = Array.from({ length: 6 }, () => ({ shift: { x: -21, y: 0 }, hidden: [0], red: true }));
    const back = Array.from({ length: 20 }, () => ({ shift: { x: -21, y: 0 }, red: true }));
    const { found, worst } = run([...all, ...dark, ...without, ...back]);
    expect(worst).toBeLessThan(0.25);
    expect(found.at(-1)).toEqual([true, true, true, true]);
  });

  it('follows small red lamps on bright grass, which has more green than they have red', () => {
    const { found, worst } = run(Array.from({ length: 30 }, (_, i) => ({ ...SMALL, shift: { x: i, y: 0 } })));
    expect(found.flat().every(Boolean)).toBe(true);
    expect(worst).toBeLessThan(0.5);
  });

  it('gives such lamps no wrong names when the row jumps by a whole unit', () => {
    const { worst } = run(
      Array.from({ length: 40 }, (_, i) => ({ ...SMALL, shift: { x: i < 20 ? 0 : 30, y: 0 } })),
    );
    expect(worst).toBeLessThan(0.5);
  });

  it('takes no grey plates on the grass for lamps that are dark', () => {
    const plates = [0, 1, 2, 3].map((unit): TestLight => ({
      ...{ x: 206 + 30 * unit, y: 96, sigma: 2.5 },
      peak: [0.08, -0.02, 0.09],
    }));
    const dark = (i: number) => i > 14 && i < 20;
    const { found } = run(
      Array.from({ length: 30 }, (_, i) => ({
        ...{ ground: GRASS, red: true, shift: { x: 0, y: 0 }, extra: plates },
        ...(dark(i) && { hidden: [0, 1, 2, 3] }),
      })),
    );
    found.forEach((lights, i) => expect(lights).toEqual(lights.map(() => !dark(i))));
  });

  it('is not led away by a light that passes', () => {
    const scenes = Array.from({ length: 30 }, (_, i) => ({
      shift: { x: 0.3 * i, y: 0 },
      extra: [{ x: 120 + 8 * i, y: 101, sigma: 2.5, peak: [3, 3, 3] as const }],
    }));
    const { worst } = run(scenes);
    expect(worst).toBeLessThan(1.5);
  });

  it.each([[[0, 1, 2, 3]], [[1, 2]]])(
    'is not dragged along by a light that creeps over units %j',
    (shown) => {
      const tracker = new ConstellationTracker({
        points: shown.map((unit) => ({ x: 200 + 30 * unit, y: 90 })),
      });
      const last: number[] = [];
      for (let index = 0; index < 240; index++) {
        const car = { x: 150 + 0.7 * index, y: 92, sigma: 2, peak: [1.5, 1.4, 1.2] as const };
        const hidden = [0, 1, 2, 3].filter((unit) => !shown.includes(unit));
        const image = frame(index, {
          shift: { x: 0, y: 0 },
          extra: index < 60 ? [] : [car],
          red: true,
          hidden,
        });
        const { lights } = tracker.follow(image)!;
        if (index < 225) continue;
        lights.forEach((light, i) =>
          last.push(Math.hypot((light?.x ?? Infinity) - 200 - 30 * (shown[i] ?? 0), (light?.y ?? 0) - 90)),
        );
      }
      expect(Math.max(...last)).toBeLessThan(1);
    },
  );

  it('finds the group again after it left the frame', () => {
    const scenes = Array.from({ length: 30 }, (_, i) => ({
      shift: { x: 0, y: 0 },
      hidden: i >= 5 && i < 15 ? [0, 1, 2, 3] : [],
    }));
    const { found, worst } = run(scenes);
    expect(found.slice(5, 15).flat().some(Boolean)).toBe(false);
    expect(found.slice(20).flat().every(Boolean)).toBe(true);
    expect(worst).toBeLessThan(0.25);
  });

  it('takes nothing else for the group while it goes out of the frame and comes back, however fast', () => {
    const others = [
      { x: 24, y: 104, sigma: 1.8, peak: WHITE },
      { x: 52, y: 98, sigma: 1.8, peak: WHITE },
    ];
    for (const speed of [5, 11, 16, 22, 30, 34]) {
      const back = Array.from({ length: 400 / speed }, (_, i) => -400 + speed * i);
      const away = back.toReversed();
      const shifts = [...Array<number>(15).fill(0), ...away, ...Array<number>(12).fill(-400), ...back];
      const still = Array<number>(40).fill(shifts.at(-1) ?? 0);
      const { found, worst } = run(
        [...shifts, ...still].map((x) => ({ shift: { x, y: 0 }, extra: others, red: true })),
      );
      expect(worst).toBeLessThan(1);
      expect(found.at(-1)).toEqual([true, true, true, true]);
    }
  });

  it('does not take the bar on the other side of the runway for its own, and finds its own again', () => {
    for (const over of [-1, 1]) {
      for (const speed of [6, 10, 14]) {
        const turn = Array.from({ length: Math.ceil(420 / speed) }, (_, i) => over * speed * (i + 1));
        const there = Array<number>(20).fill(turn.at(-1) ?? 0);
        const shifts = [...Array<number>(15).fill(0), ...turn, ...there, ...turn.toReversed()];
        const other = (shift: number) =>
          [0, 1, 2, 3].map((i) => ({
            ...{ x: 200 + 30 * i - 420 * over + shift, y: 90, sigma: 1.8, peak: RED },
          }));
        const still = Array<number>(10).fill(0);
        const { found, worst } = run(
          [...shifts, ...still].map((x) => ({ shift: { x, y: 0 }, extra: other(x), red: true })),
        );
        expect(worst).toBeLessThan(1);
        expect(found.slice(15 + turn.length, 15 + turn.length + there.length).flat()).not.toContain(true);
        expect(found.at(-1)).toEqual([true, true, true, true]);
      }
    }
  });

  it('keeps a dark unit in its place in the row, however long it is dark', () => {
    const tracker = new ConstellationTracker(start);
    const dark = (shift: { x: number; y: number }, index: number) =>
      tracker.follow(frame(index, { shift, hidden: [3] }))!.lights[3];
    for (let i = 0; i < 150; i++) {
      expect(dark({ x: 0.37 + 0.2 * Math.sin(i / 20), y: 0.2 }, i)).toBeNull();
    }
    const { x, y } = tracker.state.units[3]!.point;
    expect(Math.hypot(x - start.points[3]!.x, y - start.points[3]!.y)).toBeLessThan(3);
  });
});
