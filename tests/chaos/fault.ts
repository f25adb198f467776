import { setTimeout as delay } from 'node:timers/promises';
import { until } from '@papiscope/shared/testing';
import type { Random } from '@papiscope/simulator';
import type { Flights } from './flights';
import type { Worker } from './process';
import type { System } from './system';

export interface Scene {
  readonly system: System;
  readonly random: Random;
  readonly flights: Flights;
}

/** Sessions, and the states they may come to. */
export type Sessions = ReadonlyMap<string, readonly string[]>;

export interface Fault {
  readonly name: string;
  /** Also in the short form. */
  readonly short?: true;
  /** Why it cannot be had on this machine; null where it can. */
  readonly leftOut?: (system: System) => string | null;
  /** Does the harm. The system is healed afterwards, and everything must come to its end. */
  run(scene: Scene): Promise<Sessions>;
}

export const STAGES = ['ingest', 'analysis', 'encode', 'upload'] as const satisfies readonly Worker[];

export const completed = (...ids: string[]): Sessions => new Map(ids.map((id) => [id, ['completed']]));

export function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random.uniform() * from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** Lets a random part of a stretch of milliseconds go by: when the harm is done is part of the experiment. */
export const moment = (random: Random, longest: number): Promise<void> =>
  delay(random.uniform() * longest).then(() => undefined);

/** Waits until a session is in a stage. */
export async function reaches(
  { database }: Pick<System, 'database'>,
  id: string,
  phase: Worker,
): Promise<void> {
  await until(
    `${id} is in ${phase}`,
    async () => {
      const row = await database.measurementSession.findUniqueOrThrow({ where: { id } });
      if (row.status === 'error') throw new Error(`${id}: ${row.error_message}`);
      return (
        row.current_phase === phase ||
        STAGES.indexOf(row.current_phase as Worker) > STAGES.indexOf(phase) ||
        row.current_phase === 'done'
      );
    },
    120_000,
  );
}

/** A flight with videos, on its way somewhere in a stage. */
export async function underWay(scene: Scene, phase: Worker, longest = 1_500): Promise<string> {
  const id = await scene.system.submit(scene.flights.small, { videos: true });
  await reaches(scene.system, id, phase);
  await moment(scene.random, longest);
  return id;
}
