export * from './image';
export { BarFinder, type BarFinding, type BarSighting } from './bar/find';
export type { WhiteEnd } from './bar/chain';
export type { LumaProfile } from './light/luma-profile';
export { RING_COUNT, type LightPhotometry } from './light/photometry';
export {
  ConstellationTracker,
  type FrameSighting,
  type LightObservation,
  type TrackStart,
} from './track/tracker';
export { spotsOf, type FrameSpots } from './spots/frame';
