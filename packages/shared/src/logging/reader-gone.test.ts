import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Says something and leaves, once it is told to. */
const SPEAKER = `
  const { createLogger } = require(${JSON.stringify(path.resolve(__dirname, '../../dist/logging'))});
  process.once('message', () => {
    const log = createLogger('speaker');
    for (let i = 0; i < 3; i++) log.info('is anybody there');
    process.exit(3);
  });
  process.send('ready');
`;

test('a process ends though nobody reads its log any more', async () => {
  const speaker = fork('-', { execArgv: ['-e', SPEAKER], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  try {
    await once(speaker, 'message');
    const closed = once(speaker.stdout!, 'close');
    speaker.stdout!.destroy();
    await closed;
    const exit = once(speaker, 'exit', { signal: AbortSignal.timeout(4000) });
    speaker.send('speak');
    expect(await exit).toEqual([3, null]);
  } finally {
    speaker.kill('SIGKILL');
  }
});
