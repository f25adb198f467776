import { cancelSession } from '@papiscope/shared';
import { until } from '@papiscope/shared/testing';
import { inspect, sessionPath, SITE, upload } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.json('PUT', '/api/v1/sites', SITE);
});
afterAll(() => api.stop());

interface Listener {
  readonly text: () => string;
  readonly done: Promise<void>;
  readonly response: Response;
  hangUp(): void;
}

async function listen(id: string, headers: Record<string, string> = {}): Promise<Listener> {
  const hangUp = new AbortController();
  const response = await fetch(api.url + sessionPath(id, '/events'), { headers, signal: hangUp.signal });
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array);
  };
  return { text: () => text, done: read().catch(() => undefined), response, hangUp: () => hangUp.abort() };
}

const statuses = (text: string): string[] =>
  [...text.matchAll(/^data: (.*)$/gm)].map(
    ([, data]) => (JSON.parse(data ?? '') as { status: string }).status,
  );

test('tells the state at once, then each change, and ends with the session', async () => {
  const id = await upload(api);
  const stream = await listen(id);
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
  await until('the first event', () => statuses(stream.text()).length === 1);
  await inspect(api, id);
  await until('the second event', () => statuses(stream.text()).length === 2);
  await cancelSession(api.context, id);
  await stream.done;
  expect(statuses(stream.text())).toEqual(['pending', 'preview_ready', 'cancelled']);

  const lastId = [...stream.text().matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '';
  const again = await listen(id, { 'Last-Event-ID': lastId });
  expect(again.response.status).toBe(204);
  await api.json('POST', sessionPath(id, '/retry'));
  const restarted = await listen(id, { 'Last-Event-ID': lastId });
  await until('the state after the retry', () => statuses(restarted.text()).length === 1);
  restarted.hangUp();
});

test('ends when the session is removed', async () => {
  const id = await upload(api);
  const stream = await listen(id);
  await until('the first event', () => statuses(stream.text()).length === 1);
  await api.context.database.measurementSession.delete({ where: { id } });
  await stream.done;
  expect(statuses(stream.text())).toEqual(['pending']);
});

test('ends when the service stops', async () => {
  const other = await startTestApi();
  await other.json('PUT', '/api/v1/sites', SITE);
  const response = await fetch(other.url + sessionPath(await upload(other), '/events'));
  const ended = response.text();
  await other.stop();
  expect(statuses(await ended)).toEqual(['pending']);
});
