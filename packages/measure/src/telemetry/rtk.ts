import type { RtkState } from './types';

const WORDS = new Map<string, RtkState>([
  ['fixed', 'fixed'],
  ['fix', 'fixed'],
  ['rtk_fixed', 'fixed'],
  ['float', 'float'],
  ['rtk_float', 'float'],
  ['single', 'single'],
  ['none', 'none'],
]);

/** The state in words, as tables have it. */
export const rtkWord = (cell: string | undefined): RtkState | null =>
  WORDS.get((cell ?? '').trim().toLowerCase().replace(/[ -]/g, '_')) ?? null;

/** DJI's `rtk_flag`: 0 none, 16 single point, 32–49 float, 50 fixed. */
export function rtkState(flag: number | null): RtkState | null {
  if (flag === null || !Number.isFinite(flag)) return null;
  if (flag === 50) return 'fixed';
  if (flag >= 32 && flag < 50) return 'float';
  return flag >= 16 && flag < 32 ? 'single' : 'none';
}
