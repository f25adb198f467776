const { cos, imul, log, sin, sqrt } = Math;

/** A seeded source of random numbers: the same seed gives the same flight on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform in [from, to). */
  between(from: number, to: number): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  /** An independent stream for one purpose: adding a purpose does not change the others. */
  fork(purpose: string): Random;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for textures and noise. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  let spare: number | null = null;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = imul(z ^ (z >>> 15), z | 1);
    z ^= z + imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
  return {
    uniform,
    between: (from, to) => from + (to - from) * uniform(),
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      const radius = sqrt(-2 * log(1 - uniform()));
      const turn = 2 * Math.PI * uniform();
      spare = radius * sin(turn);
      return radius * cos(turn);
    },
    fork: (purpose) => createRandom(hash(purpose, seed)),
  };
}

/** FNV-1a over the purpose, started from the seed. */
function hash(text: string, seed: number): number {
  let h = (2166136261 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) h = imul(h ^ text.charCodeAt(i), 16777619) >>> 0;
  return h;
}

/** A smooth function of time with standard deviation `sigma`: sines between `fromHz` and `toHz` with random phases. */
export function wobble(random: Random, sigma: number, fromHz: number, toHz: number): (t: number) => number {
  const terms = Array.from({ length: 6 }, (_, i) => ({
    omega: 2 * Math.PI * fromHz * (toHz / fromHz) ** ((i + random.uniform()) / 6),
    phase: 2 * Math.PI * random.uniform(),
  }));
  const amplitude = sigma * sqrt(2 / terms.length);
  return (t) => terms.reduce((sum, { omega, phase }) => sum + amplitude * sin(omega * t + phase), 0);
}
