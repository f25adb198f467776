import { PRESETS } from '../presets';
import { parseSimulation } from '../options';
import { createRandom } from '../random';
import { createUnitLight } from './unit';

const installed = { name: 'PAPI_A', nominal: 2.5 } as Parameters<typeof createUnitLight>[0];

function lampsOf(lampsPerUnit: number, lampsApartArcmin?: number) {
  const options = parseSimulation({
    ...PRESETS.short,
    ...{ deviationsArcmin: [0], widthsArcmin: [2], edges: ['logistic'], lampsPerUnit },
    ...(lampsApartArcmin === undefined ? {} : { lampsApartArcmin }),
  });
  const unit = createUnitLight(installed, 0, options, createRandom(4));
  const green = (lamp: number, angle: number) => unit.lamps[lamp]!(angle)[1];
  return { unit, half: (lamp: number) => (green(lamp, 2.2) + green(lamp, 2.8)) / 2, green };
}

it('shares the light of a unit among its lamps', () => {
  const [one, three] = [lampsOf(1), lampsOf(3)];
  expect(three.unit.lamps).toHaveLength(3);
  for (const angle of [2.3, 2.5, 2.7]) {
    const sum = [0, 1, 2].reduce((all, lamp) => all + three.green(lamp, angle), 0);
    expect(sum).toBeCloseTo(one.green(0, angle), 12);
  }
});

it('lets the lamps change colour so far apart', () => {
  const { unit, half, green } = lampsOf(3, 4);
  const first = [0, 1, 2].map((lamp) => green(lamp, 2.5) - half(lamp));
  expect(Math.max(...first)).toBeGreaterThan(0);
  expect(Math.min(...first)).toBeLessThan(0);
  expect(unit.edge.theta50).toBeCloseTo(2.5, 9);
  expect((unit.edge.theta90 - unit.edge.theta10) * 60).toBeGreaterThan(4);
});
