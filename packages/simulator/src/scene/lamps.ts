import type { Vector } from '../geodesy/wgs84';
import type { Rgb } from '../light/unit';
import type { Random } from '../random';

/** A light that is not a PAPI unit. Flux relative to a PAPI's white beam from the same distance. */
export interface Lamp {
  at(time: number): Vector;
  flux(time: number): Rgb;
}

const WHITE: Rgb = [1, 0.93, 0.78];
const YELLOW: Rgb = [1, 0.62, 0.12];
const RED: Rgb = [0.9, 0.09, 0.05];
const GREEN: Rgb = [0.12, 0.9, 0.45];
const BLUE: Rgb = [0.05, 0.16, 0.9];

/** What shines around a PAPI: runway and taxiway lights, an obstruction light, a car, and glints. `dim`: runway light setting. */
export function placeLamps(duration: number, dim: number, random: Random): readonly Lamp[] {
  return [
    ...runwayEdges(dim, random),
    ...row(9, (i) => [-21 + 5.25 * i, -301, 0.3], 0.05 * dim, GREEN, random),
    ...row(8, (i) => [-20 + 5.7 * i, 2501, 0.3], 0.08 * dim, RED, random),
    ...row(5, (i) => [-40 - 18 * i, 208, 0.3], 0.012 * dim, BLUE, random),
    obstruction([random.between(60, 110), random.between(900, 1500), 28], random),
    obstruction([random.between(-190, -130), random.between(700, 1100), 17], random),
    car(duration, random),
    ...glints(duration, random),
  ];
}

function runwayEdges(dim: number, random: Random): Lamp[] {
  return [-24, 24].flatMap((right) =>
    Array.from({ length: 47 }, (_, i) => {
      const along = -300 + 60 * i;
      const strength = 0.045 * dim * random.between(0.75, 1.25);
      return steady([right, along, 0.35], scale(along > 1900 ? YELLOW : WHITE, strength));
    }),
  );
}

function row(
  count: number,
  place: (i: number) => Vector,
  strength: number,
  colour: Rgb,
  random: Random,
): Lamp[] {
  return Array.from({ length: count }, (_, i) =>
    steady(place(i), scale(colour, strength * random.between(0.8, 1.2))),
  );
}

/** Red, 30 flashes a minute with soft edges. */
function obstruction(position: Vector, random: Random): Lamp {
  const phase = random.between(0, 2);
  const strength = 0.12 * random.between(0.7, 1.3);
  return {
    at: () => position,
    flux: (time) =>
      scale(RED, strength * Math.min(1, Math.max(0.04, 1.6 * Math.sin(Math.PI * (time + phase)) + 0.3))),
  };
}

/** Headlights on the perimeter road, crossing the view behind the bar. */
function car(duration: number, random: Random): Lamp {
  const start = random.between(0.05, 0.35) * duration;
  const speed = random.between(7, 12);
  const along = random.between(330, 420);
  return {
    at: (time) => [-150 + speed * (time - start), along, 0.7],
    flux: (time) => scale(WHITE, 0.25 * (0.75 + 0.25 * Math.sin(1.3 * time))),
  };
}

/** Wet grass and glass that flash up for a moment. */
function glints(duration: number, random: Random): Lamp[] {
  return Array.from({ length: Math.ceil(duration / 4) }, () => {
    const position: Vector = [random.between(-110, 70), random.between(-40, 400), random.between(0, 2)];
    const at = random.between(0, duration);
    const length = random.between(0.05, 0.25);
    const strength = random.between(0.1, 0.6);
    return {
      at: () => position,
      flux: (time) => scale(WHITE, strength * Math.exp(-(((time - at) / length) ** 2))),
    };
  });
}

function steady(position: Vector, flux: Rgb): Lamp {
  return { at: () => position, flux: () => flux };
}

function scale([r, g, b]: Rgb, by: number): Rgb {
  return [r * by, g * by, b * by];
}
