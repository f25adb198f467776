import type { Page } from 'playwright-core';

/** Milliseconds between the pictures that the browser draws while `act` runs. */
export async function framesWhile(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(`(() => {
    const times = [];
    window.framesSeen = { times, going: true };
    const next = (now) => {
      times.push(now);
      if (window.framesSeen.going) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  })()`);
  await act();
  const times = await page.evaluate<number[]>(
    '(() => { window.framesSeen.going = false; return window.framesSeen.times; })()',
  );
  return times.slice(1).map((time, i) => time - (times[i] ?? time));
}
