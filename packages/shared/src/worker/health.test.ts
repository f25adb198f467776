import { startHealthServer } from './health';

test('alive at once, ready when every part is', async () => {
  let broken = true;
  const health = await startHealthServer('127.0.0.1', 0, {
    queue: async () => undefined,
    database: async () => {
      if (broken) throw new Error('postgres://secret@host');
    },
  });
  const get = async (path: string): Promise<[number, unknown]> => {
    const response = await fetch(`http://127.0.0.1:${health.port}${path}`);
    return [response.status, await response.json()];
  };
  try {
    expect(await get('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await get('/readyz')).toEqual([503, { ready: false, queue: 'ok', database: 'unavailable' }]);
    broken = false;
    expect(await get('/readyz')).toEqual([200, { ready: true, queue: 'ok', database: 'ok' }]);
    expect((await get('/other'))[0]).toBe(404);
  } finally {
    await health.stop();
  }
});
