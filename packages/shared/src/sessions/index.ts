export { continueSegment, finishFit, finishSegment, lightsTime } from './analysis';
export {
  ARTIFACT_COLUMNS,
  stillKind,
  type ArtifactKind,
  type ColumnKind,
  type KeyColumn,
  type NewArtifact,
} from './artifacts';
export { cancelSession, confirmLights, failSession, reprocessSession, retrySession } from './control';
export { createSession, type NewSession } from './create';
export { finishIngest, type IngestOutcome } from './ingest';
export { recordOriginalHash } from './original-hash';
export { overallPercentage } from './percentage';
export { removeReplaced } from './replaced';
export { removeOldOriginals } from './retention';
export { finishEncode, finishPublish, PUBLISHED } from './publish';
export { reconcile, startReconciler } from './reconcile';
export { nextState, TRANSITIONS, type SessionEvent, type SessionState } from './states';
export { phasePercentage, secondsLeft } from './time-left';
export { stateOf, type SessionDeps, type SessionRef } from './transition';
