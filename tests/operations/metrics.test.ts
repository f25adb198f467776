import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { createMetrics, queueMetrics, type Queues } from '@papiscope/shared';

const run = promisify(execFile);
const PROMTOOL = ['/usr/bin/promtool', '/usr/local/bin/promtool'].find((file) => existsSync(file));
const text = (file: string): string => readFileSync(path.resolve(file), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly runbook: string };
}
const rules = (parse(text('ops/alerts.yaml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);

/** Everything that processes tell, by name, and what comes with node. */
async function namesTold(): Promise<Set<string>> {
  const none = { counts: async () => ({}), oldestWaiting: async () => ({}) } as unknown as Queues;
  const texts = [await createMetrics().registry.metrics(), await (await queueMetrics(none)).metrics()];
  const names = texts.flatMap((all) => [...all.matchAll(/^# TYPE (\S+) (\S+)$/gm)]);
  return new Set(
    names.flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name],
    ),
  );
}

test('rules and dashboard ask only for what is told', async () => {
  const told = new Set([...(await namesTold()), 'papiscope_sessions', 'papiscope_sessions_delayed']);
  const asked = [
    ...(text('ops/alerts.yaml') + text('ops/dashboard.json')).matchAll(
      /\b(?:papiscope|nodejs|process)_[a-z0-9_]+/g,
    ),
  ].map(([name]) => name);
  expect(asked.length).toBeGreaterThan(20);
  for (const name of asked) expect(told).toContain(name);
});

test('every alert has its section in the runbook', () => {
  const runbook = text('docs/runbook.md');
  for (const { alert, annotations } of rules) {
    expect(runbook).toMatch(new RegExp(`^## ${alert}$`, 'm'));
    expect(annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
  }
});

test('every alert has a case in which it fires', () => {
  const { tests } = parse(text('ops/alerts.test.yaml')) as {
    tests: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[];
  };
  const cases = tests.flatMap(({ alert_rule_test: each }) => each);
  const firing = cases.filter(({ exp_alerts: expected }) => expected.length > 0);
  expect(new Set(firing.map(({ alertname }) => alertname))).toEqual(new Set(rules.map(({ alert }) => alert)));
});

(PROMTOOL === undefined ? test.skip : test)(
  `the rules are sound and fire when they should${PROMTOOL === undefined ? ' (left out: no promtool)' : ''}`,
  async () => {
    const cwd = path.resolve('ops');
    await run(PROMTOOL ?? '', ['check', 'rules', 'alerts.yaml'], { cwd });
    const { stdout } = await run(PROMTOOL ?? '', ['test', 'rules', 'alerts.test.yaml'], { cwd });
    expect(stdout).toContain('SUCCESS');
  },
);
