import { planCopy } from './copyPlan';

const GIB = 1024 ** 3;

it('copies up to 5 GiB at once', () => {
  expect(planCopy(0)).toEqual({ type: 'single' });
  expect(planCopy(5 * GIB)).toEqual({ type: 'single' });
});

it.each([5 * GIB + 1, 12.5 * GIB, 5 * 1024 * GIB])('covers %d bytes without gap or overlap', (size) => {
  const plan = planCopy(size);
  if (plan.type !== 'parts') throw new Error('expected parts');
  expect(plan.ranges.length).toBeLessThanOrEqual(10_000);
  expect(plan.ranges[0]!.start).toBe(0);
  expect(plan.ranges.at(-1)!.end).toBe(size - 1);
  plan.ranges.forEach(({ start, end }, index) => {
    expect(end - start + 1).toBeLessThanOrEqual(5 * GIB);
    if (index > 0) expect(start).toBe(plan.ranges[index - 1]!.end + 1);
  });
  expect(new Set(plan.ranges.slice(0, -1).map(({ start, end }) => end - start)).size).toBe(1);
});
