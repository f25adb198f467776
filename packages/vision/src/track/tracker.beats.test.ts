import { RED, run, WHITE } from '../testing/track-scenes';

describe('constellation tracker and lamps that beat with the shutter', () => {
  it('takes up lamps again that beat with the shutter, right when they shine again', () => {
    const beat = [
      ...Array<number>(20).fill(1),
      0.12,
      0.03,
      ...Array<number>(16).fill(0),
      ...Array<number>(12).fill(1),
    ];
    const { found } = run(beat.map((gain, i) => ({ shift: { x: 0.2 * i, y: 0 }, gain })));
    beat.forEach((gain, i) => {
      if (gain === 1) expect(found[i]).toEqual([true, true, true, true]);
      if (gain === 0) expect(found[i]).toEqual([false, false, false, false]);
    });
  });

  it('follows units that are dark by turns, each in every frame in which it is lit', () => {
    const darkOf = (i: number) => [0, 1, 2, 3].filter((unit) => (5 * i + 3 * unit) % 8 < 5);
    const scenes = Array.from({ length: 120 }, (_, i) => ({
      shift: { x: 8 * Math.sin(i / 12), y: 3 * Math.sin(i / 7) },
      hidden: darkOf(i),
    }));
    const { found, worst } = run(scenes);
    expect(found).toEqual(scenes.map(({ hidden }) => [0, 1, 2, 3].map((unit) => !hidden.includes(unit))));
    expect(worst).toBeLessThan(0.25);
  });

  it('gives units that are dark by turns no wrong names while the camera turns away and back', () => {
    for (const speed of [2, 7, 15, 30]) {
      // cameras do not start at full speed
      const turned = (i: number) => (i < 6 ? (speed * i * i) / 12 : speed * (i - 3));
      const away = Array.from({ length: 380 / speed + 3 }, (_, i) => -turned(i + 1));
      const shifts = [
        ...Array<number>(30).fill(0),
        ...away,
        ...away.toReversed(),
        ...Array<number>(60).fill(0),
      ];
      const scenes = shifts.map((x, i) => ({
        shift: { x, y: 0 },
        hidden: [0, 1, 2, 3].filter((unit) => (5 * i + 3 * unit) % 8 < 3),
        red: true,
      }));
      const { found, worst } = run(scenes);
      expect(worst).toBeLessThan(1);
      expect(found.slice(-20).flat().filter(Boolean).length).toBeGreaterThan(40);
    }
  });

  it('takes no other lights for lamps that go dark right after the first frames', () => {
    const others = [
      { x: 215, y: 60, sigma: 1.8, peak: WHITE },
      { x: 275, y: 60, sigma: 1.8, peak: RED },
    ];
    const gains = [1, 0.5, ...Array<number>(30).fill(0), ...Array<number>(20).fill(1)];
    const scenes = gains.map((gain) => ({ shift: { x: 0, y: 0 }, gain, extra: others }));
    const { found, worst } = run(scenes);
    gains.forEach((gain, i) => {
      if (gain === 0) expect(found[i]).toEqual([false, false, false, false]);
    });
    expect(found.slice(40).flat().every(Boolean)).toBe(true);
    expect(worst).toBeLessThan(0.25);
  });
});
