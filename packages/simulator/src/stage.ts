import { mountCamera } from './flight/camera';
import { installUnits } from './flight/installation';
import { planTrajectory } from './flight/trajectory';
import { createUnitLight } from './light/unit';
import type { Simulation } from './options';
import { createRandom } from './random';
import type { Stage } from './render';

/** Sets up what a flight needs before its first frame. The same options always give the same stage. */
export function setStage(options: Simulation): Stage {
  const random = createRandom(options.seed);
  const place = installUnits(options);
  const trajectory = planTrajectory(options, place, random.fork('trajectory'));
  const colours = random.fork('colours');
  return {
    options,
    place,
    trajectory,
    lights: place.units.map((unit, i) => createUnitLight(unit, i, options, colours)),
    camera: mountCamera(options, place, trajectory, random.fork('camera')),
  };
}
