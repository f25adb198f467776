export { ApiClient, tokenOf, type FlightUpload } from './client';
export { compareWithTruth, isWithin, type UnitComparison } from './demo/compare';
export { followSession } from './demo/follow-session';
export { startSystem, type RunningSystem, type SystemOptions } from './system';
