export { measureTransitions } from './measure-transitions';
export { statusOf, whiteFraction } from './status';
export type { VideoCoding } from './camera-curve';
export type * from './types';
