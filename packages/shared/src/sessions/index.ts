export { finishFit, finishSegment } from './analysis';
export { ARTIFACT_COLUMNS, type ArtifactKind, type KeyColumn, type NewArtifact } from './artifacts';
export { cancelSession, confirmLights, failSession, reprocessSession, retrySession } from './control';
export { createSession, type NewSession } from './create';
export { finishIngest, type IngestOutcome, type SegmentPlan } from './ingest';
export { overallPercentage } from './progress';
export { finishEncode, finishPublish } from './publish';
export { nextState, TRANSITIONS, type SessionEvent, type SessionState } from './states';
export { stateOf, type SessionDeps, type SessionRef } from './transition';
