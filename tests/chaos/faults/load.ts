import { until } from '@papiscope/shared/testing';
import { completed, moment, pick, type Fault } from '../fault';

/** Many sessions at once, while workers are killed at random until the last one is done. */
export const manySessions = (count: number, kills: number): Fault => ({
  name: `${count} sessions at once, ${kills} workers killed meanwhile`,
  async run({ system, flights, random }) {
    const ids: string[] = [];
    for (let each = 0; each < count; each += 1)
      ids.push(await system.submit(flights.tiny, { videos: false }));
    const left = () =>
      system.database.measurementSession.count({
        where: { id: { in: ids }, status: { in: ['pending', 'processing'] } },
      });
    for (let killed = 1; killed <= kills; killed += 1) {
      const target = count * (1 - killed / (kills + 1));
      await until(`${target} are left`, async () => (await left()) <= target, 30 * 60_000);
      await moment(random, 1_000);
      const [victim] = system.processes(pick(random, ['ingest', 'analysis', 'upload'] as const));
      victim?.kill('SIGKILL');
      await victim?.ended;
      await system.heal();
    }
    await until('none is left', async () => (await left()) === 0, 30 * 60_000);
    return completed(...ids);
  },
});
