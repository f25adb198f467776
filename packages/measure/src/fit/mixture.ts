const { max, min } = Math;

/** Which part of the way from its red to its white level an observable has gone when the part u of the light is white. */
export interface Mixture {
  /** 0 at u = 0, 1 at u = 1. */
  share(u: number): number;
  /** d share / du. */
  slope(u: number): number;
}

/** The colour signal q = ΣG/ΣR: q = [(1−u)·q_r + u·ρ·q_w] / [(1−u) + u·ρ]. */
export function chromaMixture(rho: number): Mixture {
  return {
    share: (u) => (u * rho) / (1 - u + u * rho),
    slope: (u) => rho / (1 - u + u * rho) ** 2,
  };
}

/** Weights of BT.709 luma, applied to gamma-coded channels. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;
const GAMMA = 2.4;
/** Blue over green of both colours; it hardly matters. */
const BLUE_OF_RED = 0.45;
const BLUE_OF_WHITE = 0.9;
/** How much of a light's rings stands on a background that is brighter than the light: there luma adds up linearly. */
const ON_BACKGROUND = 0.5;
const TABLE = 200;

/**
 * Linearised luma. The camera weights gamma-coded channels, so that the luma of a mixture of red and white light is not the mixture of
 * both lumas: λ(u) = [Σ w_c·F_c(u)^(1/2.4)]^2.4 for a light on black; on a bright background it tends to the linear one. Half of each is taken.
 */
export function lumaMixture(rho: number, red: number, white: number): Mixture {
  const [r, w] = [Math.max(0.005, red), white];
  const flux = (u: number) => [
    1 - u + u * rho,
    (1 - u) * r + u * rho * w,
    BLUE_OF_RED * (1 - u) * r + BLUE_OF_WHITE * u * rho * w,
  ];
  const luma = (u: number) =>
    LUMA.reduce((sum, weight, c) => sum + weight * (flux(u)[c] ?? 0) ** (1 / GAMMA), 0) ** GAMMA;
  const [dark, bright] = [luma(0), luma(1)];
  const table = Float64Array.from({ length: TABLE + 1 }, (_, i) => {
    const u = i / TABLE;
    return ON_BACKGROUND * u + (1 - ON_BACKGROUND) * ((luma(u) - dark) / (bright - dark));
  });
  const cell = (u: number) => min(TABLE - 1, max(0, Math.floor(u * TABLE)));
  const step = (i: number) => (table[i + 1] as number) - (table[i] as number);
  return {
    share: (u) => (table[cell(u)] as number) + step(cell(u)) * (u * TABLE - cell(u)),
    slope: (u) => step(cell(u)) * TABLE,
  };
}
