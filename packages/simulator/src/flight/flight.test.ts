import { verticalAngle } from '../geodesy/wgs84';
import { parseSimulation, type SimulationInput } from '../options';
import { setStage } from '../stage';

const calm: SimulationInput = { wind: 0, shake: 0, pan: 0, holdSeconds: 1, climbSpeed: 1, distance: 350 };
const stage = (input: SimulationInput = {}) => setStage(parseSimulation({ ...calm, ...input }));

describe('installation', () => {
  it('puts A farthest from the runway with the lowest angle, 9 m apart, D 37.5 m from the centre line', () => {
    const { units } = stage().place;
    expect(units.map(({ name }) => name)).toEqual(['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D']);
    expect(units.map(({ local }) => local[0])).toEqual([-64.5, -55.5, -46.5, -37.5]);
    expect(units.map(({ nominal }) => nominal.toFixed(2))).toEqual(['2.50', '2.83', '3.17', '3.50']);
  });

  it('mirrors a bar on the right, and names a second side E to H', () => {
    expect(stage({ sides: 'right' }).place.units[0]?.local[0]).toBe(64.5);
    const { units } = stage({ sides: 'both' }).place;
    expect(units[4]).toMatchObject({ name: 'PAPI_E', nominal: 2.5 });
    expect(units[4]?.local[0]).toBe(64.5);
  });
});

describe('trajectory', () => {
  it('climbs from the lowest angle to the highest and comes back at the speed asked for', () => {
    const { trajectory, place } = stage();
    const unit = place.units[1]!;
    const angle = (time: number) => verticalAngle(unit.position, place.frame.toEcef(trajectory.at(time)));
    const leg = 350 * (Math.tan((4.2 * Math.PI) / 180) - Math.tan((1.9 * Math.PI) / 180));
    expect(trajectory.duration).toBeCloseTo(2 * leg + 3, 6);
    expect(angle(0)).toBeCloseTo(1.9, 1);
    expect(angle(trajectory.duration / 2)).toBeCloseTo(4.2, 1);
    expect(angle(trajectory.duration)).toBeCloseTo(1.9, 1);
  });

  it('comes nearer at a constant height and goes back where level runs are asked for, with the same angles', () => {
    const { trajectory, place } = stage({ levelRuns: true });
    const seen = (time: number) => {
      const at = trajectory.at(time);
      return {
        ahead: -at[1],
        up: at[2],
        angle: verticalAngle(place.units[1]!.position, place.frame.toEcef(at)),
      };
    };
    const [first, nearest, last] = [0, trajectory.duration / 2, trajectory.duration].map(seen);
    // tan 1.9° and tan 4.2° are 0.03317 and 0.07344, their mean times 350 m is 18.656 m
    for (const { up } of [first!, nearest!, last!]) expect(up - place.lensHeight).toBeCloseTo(18.656, 2);
    expect(first!.ahead).toBeCloseTo(562.4, 1);
    expect(nearest!.ahead).toBeCloseTo(254.05, 1);
    expect(last!.ahead).toBeCloseTo(562.4, 1);
    expect(first!.angle).toBeCloseTo(1.9, 1);
    expect(nearest!.angle).toBeCloseTo(4.2, 1);
  });

  it('never jumps', () => {
    const { trajectory } = stage({ wind: 1 });
    for (let time = 0; time < trajectory.duration; time += 0.05) {
      const [before, after] = [trajectory.at(time), trajectory.at(time + 0.01)];
      expect(Math.hypot(...before.map((value, i) => after[i]! - value))).toBeLessThan(0.03);
    }
  });
});

describe('camera', () => {
  const { camera } = stage();
  const level = { position: [0, -350, 0] as const, yaw: 0, pitch: 0, roll: 0, focal: 1000 };

  it('projects by hand-made numbers', () => {
    expect(camera.project([35, 0, -7], level)).toEqual({ x: 639.5 + 100, y: 359.5 + 20, depth: 350 });
  });

  it('turns to the right, up and clockwise', () => {
    const ahead = [0, 0, 0] as const;
    expect(camera.project(ahead, { ...level, yaw: 0.1 }).x).toBeCloseTo(639.5 - 1000 * Math.tan(0.1), 9);
    expect(camera.project(ahead, { ...level, pitch: 0.1 }).y).toBeCloseTo(359.5 + 1000 * Math.tan(0.1), 9);
    const rolled = camera.project([35, 0, 0], { ...level, roll: 0.1 });
    expect(rolled.x).toBeCloseTo(639.5 + 100 * Math.cos(0.1), 9);
    expect(rolled.y).toBeCloseTo(359.5 - 100 * Math.sin(0.1), 9);
  });

  it('keeps the bar in the frame through the whole flight', () => {
    const { camera: flown, trajectory, place } = stage({ wind: 1, shake: 1, pan: 1.2 });
    for (let time = 0; time < trajectory.duration; time += 0.5) {
      for (const { local } of place.units) {
        const { x, y } = flown.project(local, flown.poseAt(time));
        expect(x > 60 && x < 1220 && y > 60 && y < 660).toBe(true);
      }
    }
  });
});
