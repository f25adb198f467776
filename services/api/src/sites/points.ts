import type { Database, ReferencePointRow, Transaction } from '@papiscope/shared';
import type { ReferencePoint } from '@papiscope/shared/contracts';
import { lockRunway } from './place';

export function pointData(
  point: ReferencePoint,
): ReferencePoint & { nominal_angle: number | null; tolerance: number | null } {
  return { ...point, nominal_angle: point.nominal_angle ?? null, tolerance: point.tolerance ?? null };
}

export async function listPoints(database: Transaction, runwayId: string): Promise<ReferencePointRow[]> {
  return database.referencePoint.findMany({
    where: { runway_id: runwayId },
    orderBy: { point_type: 'asc' },
  });
}

/** Makes `points` the whole set of a locked runway; those that stay keep their ids. */
export async function writePoints(
  tx: Transaction,
  runwayId: string,
  points: readonly ReferencePoint[],
): Promise<ReferencePointRow[]> {
  const types = points.map((point) => point.point_type);
  await tx.referencePoint.deleteMany({ where: { runway_id: runwayId, point_type: { notIn: types } } });
  for (const point of points) {
    const data = pointData(point);
    const key = { runway_id: runwayId, point_type: point.point_type };
    await tx.referencePoint.upsert({
      where: { runway_id_point_type: key },
      create: { ...data, runway_id: runwayId },
      update: data,
    });
  }
  return listPoints(tx, runwayId);
}

/** Replaces all points of a runway, or none of them when one cannot be written. @throws not_found */
export async function replacePoints(
  database: Database,
  runwayId: string,
  points: readonly ReferencePoint[],
): Promise<ReferencePointRow[]> {
  return database.$transaction(async (tx) => {
    await lockRunway(tx, runwayId);
    return writePoints(tx, runwayId, points);
  });
}
