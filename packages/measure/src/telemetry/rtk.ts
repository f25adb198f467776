import type { RtkState } from './types';

/** DJI's `rtk_flag`: 0 none, 16 single point, 32–49 float, 50 fixed. */
export function rtkState(flag: number | null): RtkState | null {
  if (flag === null || !Number.isFinite(flag)) return null;
  if (flag === 50) return 'fixed';
  if (flag >= 32 && flag < 50) return 'float';
  return flag >= 16 && flag < 32 ? 'single' : 'none';
}
