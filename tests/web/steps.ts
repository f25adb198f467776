import type { Page } from 'playwright-core';
import { keepPicture } from './browser';

/** What a walk through the app goes by; both are there once it has begun. `picture`: name of what is kept where a step fails. */
interface Walk {
  readonly page: () => Page;
  readonly faults: () => string[];
  readonly picture: string;
  /** Milliseconds for one step. */
  readonly limit: number;
}

/**
 * Tests that are steps on one way: without the ones before, the later ones lead nowhere and would only wait. The browser's console must
 * stay silent.
 */
export function stepsOf({ page, faults, picture, limit }: Walk) {
  let broken: string | null = null;
  return (title: string, walk: () => Promise<void>): void =>
    test(
      title,
      async () => {
        if (broken !== null) throw new Error(`Not reached: "${broken}" failed.`);
        broken = title;
        await walk().catch(async (error: unknown) => {
          await keepPicture(page(), picture);
          throw error;
        });
        expect(faults().splice(0)).toEqual([]);
        broken = null;
      },
      limit,
    );
}
