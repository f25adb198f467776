import type { LightStatus, Verdict } from '@papiscope/shared/contracts';
import type { Rgb } from './ass/draw';

export const WHITE: Rgb = [255, 255, 255];
export const BLACK: Rgb = [0, 0, 0];
export const DIM: Rgb = [150, 156, 164];
export const PALE: Rgb = [208, 214, 222];
/** Of what moves: where the flight is now. */
export const MARK: Rgb = [90, 200, 255];

const STATUS: Record<LightStatus, Rgb> = {
  NOT_VISIBLE: DIM,
  RED: [255, 64, 48],
  TRANSITION: [255, 190, 40],
  WHITE,
};

const VERDICT: Record<Verdict, Rgb> = {
  pass: [92, 220, 120],
  fail: [255, 80, 64],
  inconclusive: [255, 190, 40],
  not_measured: DIM,
};

export function statusColour(status: LightStatus): Rgb {
  return STATUS[status];
}

export function verdictColour(verdict: Verdict): Rgb {
  return VERDICT[verdict];
}

/** The beam's colour where a part `white` (0–1) of it is white. */
export function beamColour(white: number): Rgb {
  const [r, g, b] = STATUS.RED;
  const mix = (from: number): number => from + (255 - from) * white;
  return [mix(r), mix(g), mix(b)];
}
