export { measureTransitions } from './measure-transitions';
export { statusOf, whiteFraction } from './status';
export type { VideoCoding } from './light/camera-curve';
export type * from './types';
