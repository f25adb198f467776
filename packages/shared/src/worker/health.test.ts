import { startHealthServer } from './health';

test('alive at once, ready when every part is', async () => {
  let broken = true;
  const checks = {
    queue: async () => undefined,
    database: async () => {
      if (broken) throw new Error('postgres://secret@host');
    },
  };
  const health = await startHealthServer('127.0.0.1', 0, checks, async () => {
    if (broken) throw new Error('no queue');
    return 'a_total 1\n';
  });
  const get = async (path: string): Promise<[number, unknown]> => {
    const response = await fetch(`http://127.0.0.1:${health.port}${path}`);
    return [response.status, await response.json()];
  };
  try {
    expect(await get('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await get('/readyz')).toEqual([503, { ready: false, queue: 'ok', database: 'unavailable' }]);
    expect((await get('/metrics'))[0]).toBe(503);
    broken = false;
    expect(await get('/readyz')).toEqual([200, { ready: true, queue: 'ok', database: 'ok' }]);
    const scraped = await fetch(`http://127.0.0.1:${health.port}/metrics`);
    expect([scraped.status, await scraped.text()]).toEqual([200, 'a_total 1\n']);
    expect((await get('/other'))[0]).toBe(404);
  } finally {
    await health.stop();
  }
});
