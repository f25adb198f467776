import { createLogger } from './logger';

function logged(write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger('test', 'info', { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a line carries its service, its level by name and the fields of its child', () => {
  const [line] = logged((log) => log.child({ session_id: 'abc' }).warn({ code: 'x' }, 'hello'));
  expect(line).toMatchObject({ service: 'test', level: 'warn', session_id: 'abc', code: 'x', msg: 'hello' });
});

test('secrets do not get into the log', () => {
  const lines = logged((log) => {
    log.info(
      { password: 'hunter2', config: { s3: { secretAccessKey: 'hunter2' }, databaseUrl: 'hunter2' } },
      'a',
    );
    log.info({ headers: { authorization: 'hunter2', cookie: 'hunter2' } }, 'b');
  });
  expect(JSON.stringify(lines)).not.toContain('hunter2');
  expect(lines).toHaveLength(2);
});

test('the cause of an error is kept', () => {
  const [line] = logged((log) => log.error({ err: new Error('outer', { cause: new Error('inner') }) }, 'x'));
  expect(JSON.stringify(line)).toContain('inner');
});
