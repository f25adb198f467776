import { unitKey, UNIT_NAMES, type StillMoment, type UnitKey, type UnitName } from '../contracts';
import type { MeasurementSession, Transaction } from '../database';
import type { SessionRef } from './transition';

/** The session's columns that name published files. */
export type KeyColumn = Extract<keyof MeasurementSession, `${string}_s3_key`>;

/** Files that a column of the session names; `stills` is the list of the units' pictures, which lie beside it. */
export type ColumnKind = 'frames' | 'enhanced' | 'enhanced_with_audio' | 'side_by_side' | 'stills' | UnitKey;

export type ArtifactKind = ColumnKind | `still_${UnitKey}_${StillMoment}`;

export function stillKind(unit: UnitName, moment: StillMoment): ArtifactKind {
  return `still_${unitKey(unit)}_${moment}`;
}

/** A file a stage made, before it is published. `size` in bytes, `sha256` in lower-case hex. */
export interface NewArtifact {
  readonly kind: ArtifactKind;
  readonly workKey: string;
  readonly finalKey: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
}

const units = Object.fromEntries(
  UNIT_NAMES.map((name) => [unitKey(name), `${unitKey(name)}_video_s3_key`]),
) as Record<UnitKey, KeyColumn>;

/** Which column of the session names the published file of a kind. */
export const ARTIFACT_COLUMNS: Readonly<Record<ColumnKind, KeyColumn>> = {
  frames: 'frame_measurements_s3_key',
  enhanced: 'enhanced_video_s3_key',
  enhanced_with_audio: 'enhanced_audio_video_s3_key',
  side_by_side: 'side_by_side_video_s3_key',
  stills: 'stills_s3_key',
  ...units,
};

/** Writes down the files of a finished stage; a stage that ran twice has replaced its own. */
export async function recordArtifacts(
  tx: Transaction,
  { sessionId, attempt }: SessionRef,
  artifacts: readonly NewArtifact[],
): Promise<void> {
  await tx.artifact.deleteMany({
    where: { session_id: sessionId, attempt, kind: { in: artifacts.map(({ kind }) => kind) } },
  });
  await tx.artifact.createMany({
    data: artifacts.map((artifact) => ({
      session_id: sessionId,
      attempt,
      kind: artifact.kind,
      work_key: artifact.workKey,
      final_key: artifact.finalKey,
      content_type: artifact.contentType,
      size: artifact.size,
      sha256: artifact.sha256,
    })),
  });
}
