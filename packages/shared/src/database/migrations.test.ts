import { planMigrations } from './migrations';

const known = ['0001_a', '0002_b'].map((name) => ({ name, sql: '', checksum: name }));
const row = (migration_name: string, more = {}) => ({
  migration_name,
  checksum: migration_name,
  finished_at: new Date(),
  rolled_back_at: null,
  ...more,
});

test('what is not there is pending, in order', () => {
  expect(planMigrations(known, []).pending.map(({ name }) => name)).toEqual(['0001_a', '0002_b']);
  expect(planMigrations(known, [row('0001_a')]).pending.map(({ name }) => name)).toEqual(['0002_b']);
});

test('one that was rolled back is pending again', () => {
  const rolledBack = row('0001_a', { finished_at: null, rolled_back_at: new Date() });
  expect(planMigrations(known, [rolledBack])).toMatchObject({ stuck: null, pending: known });
});

test('one that never ended is stuck', () => {
  expect(planMigrations(known, [row('0001_a', { finished_at: null })]).stuck).toBe('0001_a');
});

test('changed and unknown ones are warned about', () => {
  const plan = planMigrations(known, [row('0001_a', { checksum: 'other' }), row('0003_c')]);
  expect(plan.warnings).toEqual([
    'migration 0001_a was changed after it had been applied',
    'the database has migration 0003_c, which this version does not know',
  ]);
});
