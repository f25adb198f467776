export * from './image';
export { findBar, type BarFinding, type BarSighting } from './bar/find';
export { plainBar, type BarModel, type BarView, type Naming } from './bar/model';
export type { LumaProfile } from './light/luma-profile';
export { RING_COUNT, type LightPhotometry } from './light/photometry';
export type { LightObservation, LightSize } from './track/observe';
export { isSameTrack, type TrackState } from './track/state';
export { ConstellationTracker, type FrameSighting, type TrackStart } from './track/tracker';
export { spotsOf, type FrameSpots } from './spots/frame';
