import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { startApi } from '@papiscope/api';
import { storageHandlers } from '@papiscope/upload';
import { needsOtherSettings, runWorker, type PapiscopeError, type S3Settings } from '@papiscope/shared';
import {
  radosgwAvailable,
  startRadosgw,
  startTestEnvironment,
  until,
  type TestS3,
  S3Store,
} from '@papiscope/shared/testing';
import { leftovers, pattern, sha256, streamOf } from './conformance/subject';
import { startFaultProxy, type FaultProxy, type Rule } from './faultProxy';

const MEBIBYTE = 1024 ** 2;
/** Three parts of 16 MiB. */
const LARGE = pattern(35 * MEBIBYTE);

const { available, missing } = radosgwAvailable();
if (!available) test.skip(`left out, this machine has no ${missing.join(', ')}`, () => undefined);

async function faultOf(work: Promise<unknown>): Promise<PapiscopeError> {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(outcome).toMatchObject({ name: 'PapiscopeError' });
  return outcome as PapiscopeError;
}

(available ? describe : describe.skip)('trouble with S3', () => {
  let s3: TestS3;
  let proxy: FaultProxy;
  const opened: S3Store[] = [];
  const open = (change: Partial<S3Settings> = {}): S3Store => {
    const store = new S3Store({ ...s3, endpoint: proxy.url, maxAttempts: 3, timeoutMs: 700, ...change }, 60);
    opened.push(store);
    return store;
  };
  const withRules = async (rules: Rule[], run: (store: S3Store) => Promise<void>): Promise<void> => {
    proxy.rules = rules;
    proxy.seen.length = 0;
    try {
      await run(open());
    } finally {
      proxy.rules = [];
    }
  };

  beforeAll(async () => {
    s3 = await startRadosgw();
    proxy = await startFaultProxy(s3.endpoint);
  }, 120_000);
  afterEach(() => opened.splice(0).forEach((store) => store.close()));
  afterAll(async () => {
    await proxy?.close();
    await s3?.stop();
  });

  const PART = /partNumber=2/;
  const slowDown = { type: 'answer', status: 503, code: 'SlowDown' } as const;

  test.each([
    ['is refused once', { ...slowDown, status: 500, code: 'InternalError' }],
    ['is told to slow down twice', slowDown],
    ['loses its connection', { type: 'cut' } as const],
    ['stalls', { type: 'stall' } as const],
  ])('a part that %s is sent again', async (what, fault) => {
    const times = what.includes('twice') ? 2 : 1;
    await withRules(
      [{ method: 'PUT', url: PART, fault: (count) => (count <= times ? fault : null) }],
      async (store) => {
        const stored = await store.put('trouble/large', streamOf(LARGE));
        expect(stored.sha256).toBe(sha256(LARGE));
        expect(proxy.seen.filter((line) => line.startsWith('PUT') && PART.test(line))).toHaveLength(
          times + 1,
        );
        expect(sha256(await buffer((await store.get('trouble/large')).body))).toBe(sha256(LARGE));
        await store.delete('trouble/large');
        expect(await leftovers(store)).toBe(0);
      },
    );
  });

  test.each([
    ['is always refused', slowDown, 'asks to slow down'],
    ['never gets an answer', { type: 'stall' } as const, 'no answer in time'],
    [
      'always loses its connection',
      { type: 'cut' } as const,
      /: (write EPIPE|socket hang up|.*ECONNRESET)\.$/,
    ],
  ])('a part that %s ends the write; nothing is visible and nothing is left', async (_what, fault, says) => {
    await withRules([{ method: 'PUT', url: PART, fault: () => fault }], async (store) => {
      const { code, message } = await faultOf(store.put('trouble/lost', streamOf(LARGE)));
      expect([code, message]).toEqual(['storage_unavailable', expect.stringMatching(says)]);
      expect(proxy.seen.filter((line) => PART.test(line))).toHaveLength(3);
      expect(await store.head('trouble/lost')).toBeNull();
      expect(await leftovers(store)).toBe(0);
    });
  });

  test('when even giving up fails, the sweep finds the parts', async () => {
    const rules: Rule[] = [
      { method: 'PUT', url: PART, fault: () => slowDown },
      { method: 'DELETE', fault: () => slowDown },
    ];
    await withRules(rules, async (store) => {
      expect(await faultOf(store.put('trouble/lost', streamOf(LARGE)))).toMatchObject({
        code: 'storage_unavailable',
      });
    });
    expect(await leftovers(open())).toBe(1);
  });

  test.each(['stall body', 'cut body'] as const)(
    'an answer whose bytes %s in the middle is named',
    async (type) => {
      await open().put('trouble/read', LARGE.subarray(0, MEBIBYTE));
      await withRules([{ method: 'GET', fault: () => ({ type, after: 1000 }) }], async (store) => {
        const { code, message } = await faultOf(buffer((await store.get('trouble/read')).body));
        expect([code, message]).toEqual(['storage_unavailable', expect.stringContaining('broke off')]);
      });
    },
  );

  test('an answer that trickles in without end is given up', async () => {
    const trickle = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 OK\r\nX-Long: ');
      const timer = setInterval(() => socket.write('x'), 50);
      socket.on('close', () => clearInterval(timer));
    }).listen(0, '127.0.0.1');
    await once(trickle, 'listening');
    const endpoint = `http://127.0.0.1:${(trickle.address() as AddressInfo).port}`;
    const store = open({ endpoint, totalMs: 500, maxAttempts: 1 });
    expect(await faultOf(store.head('k'))).toMatchObject({ code: 'storage_unavailable' });
    store.close();
    await new Promise((resolve) => trickle.close(resolve));
  });

  test.each([
    ['secret', { secretAccessKey: 'wrong' }, 'AWS_SECRET_ACCESS_KEY'],
    ['key', { accessKeyId: 'NOBODY' }, 'AWS_ACCESS_KEY_ID'],
    ['bucket', { bucket: 'no-such-bucket' }, 'S3_BUCKET'],
  ])('a wrong %s is named by the real server, and no retry follows', async (_what, change, variable) => {
    const store = open(change);
    proxy.seen.length = 0;
    for (const work of [() => store.ping(), () => store.put('k', Buffer.from('x'))]) {
      const fault = await faultOf(work());
      expect(fault.message).toContain(variable);
      expect(fault.message).not.toContain(s3.secretAccessKey);
      expect(needsOtherSettings(fault)).toBe(true);
    }
    expect(proxy.seen).toHaveLength(2);
  });

  test('another region is named', async () => {
    const moved = { type: 'answer', status: 400, code: 'AuthorizationHeaderMalformed' } as const;
    await withRules([{ fault: () => moved }], async (store) => {
      const fault = await faultOf(store.ping());
      expect(fault.message).toContain('AWS_REGION');
      expect(needsOtherSettings(fault)).toBe(true);
    });
  });

  test('a clock that is wrong by hours: the store finds out and goes on', async () => {
    jest.useFakeTimers({
      now: Date.now() - 3 * 3_600_000,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });
    try {
      const store = open();
      await store.put('trouble/clock', Buffer.from('x'));
      expect((await store.head('trouble/clock'))?.size).toBe(1);
      const addresses = [await store.inputFor('trouble/clock'), await store.signedReadUrl('trouble/clock')];
      for (const address of addresses) {
        const answer = await fetch(address);
        expect([answer.status, await answer.text()]).toEqual([200, 'x']);
      }
      await store.delete('trouble/clock');
    } finally {
      jest.useRealTimers();
    }
    const skewed = { type: 'answer', status: 403, code: 'RequestTimeTooSkewed' } as const;
    await withRules([{ fault: () => skewed }], async (store) => {
      const fault = await faultOf(store.ping());
      expect(fault.message).toContain('clock');
      expect(needsOtherSettings(fault)).toBe(false);
    });
  });

  test('while S3 refuses the key the API is not ready; a session deleted then is removed by a job later', async () => {
    const env = await startTestEnvironment('postgres', {
      API_PORT: '0',
      USE_S3_STORAGE: 'true',
      S3_BUCKET: s3.bucket,
      S3_ENDPOINT: proxy.url,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    });
    const { context } = env;
    const api = await startApi(context);
    const worker = await runWorker(context, 'storage', storageHandlers);
    const url = `http://127.0.0.1:${api.port}`;
    const ready = async () => {
      const response = await fetch(`${url}/readyz`);
      return [response.status, ((await response.json()) as { checks: { storage: string } }).checks.storage];
    };
    try {
      const { id, original_video_s3_key: key } = await env.upload();
      await context.stores.of('s3').put(key!, Buffer.from('a video'));
      await context.stores.of('local').put(`reports/${id}/report.pdf`, Buffer.from('left by a move'));
      expect(await ready()).toEqual([200, 'ok']);

      proxy.rules = [{ fault: () => ({ type: 'answer', status: 403, code: 'InvalidAccessKeyId' }) }];
      expect(await ready()).toEqual([503, 'unavailable']);
      const address = `${url}/api/v1/papi-measurements/session/${id}`;
      const answer = await fetch(address, { method: 'DELETE' });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({
        session_id: id,
        complete: false,
        removed: [{ storage: 'local', prefix: `reports/${id}/`, objects: 1, bytes: 14 }],
      });
      expect((await fetch(address)).status).toBe(404);
      const noted = await until('a try has failed', async () => {
        const [row] = await context.database.chore.findMany();
        return row?.error_code ? row : null;
      });
      expect(noted).toMatchObject({
        kind: 'storage-remove',
        status: 'running',
        error_code: 'storage_unavailable',
      });

      proxy.rules = [];
      expect(await ready()).toEqual([200, 'ok']);
      const [queue] = context.queues.queuesForBoard().filter(({ name }) => name === 'storage');
      const ended = await until('the job has removed the rest', async () => {
        for (const job of (await queue?.getDelayed()) ?? []) await job.promote().catch(() => undefined);
        const [row] = await context.database.chore.findMany({ where: { status: 'done' } });
        return row ?? null;
      });
      expect(ended).toMatchObject({
        error_code: null,
        result: { removed: [{ storage: 's3', prefix: `videos/original/${id}/`, objects: 1, bytes: 7 }] },
      });
      expect(await context.stores.of('s3').head(key!)).toBeNull();
    } finally {
      proxy.rules = [];
      await worker.stop();
      await api.stop();
      await env.stop();
    }
  });

  test('a service with a wrong secret does not start, and says which setting', async () => {
    const env = await startTestEnvironment('postgres');
    try {
      const child = spawn(process.execPath, [path.resolve('services/api/dist/main.js')], {
        env: {
          ...process.env,
          DATABASE_URL: env.config.databaseUrl,
          DATA_PATH: env.config.dataPath,
          SIGNING_SECRET: 'only-for-tests-0123456789',
          API_PORT: '0',
          USE_S3_STORAGE: 'true',
          S3_BUCKET: s3.bucket,
          S3_ENDPOINT: s3.endpoint,
          AWS_ACCESS_KEY_ID: s3.accessKeyId,
          AWS_SECRET_ACCESS_KEY: 'wrong',
        },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const out = buffer(child.stdout);
      const [status] = (await once(child, 'close')) as [number | null];
      expect([status, (await out).toString()]).toEqual([1, expect.stringContaining('AWS_SECRET_ACCESS_KEY')]);
      expect((await out).toString()).not.toContain('listening');
    } finally {
      await env.stop();
    }
  });
});
