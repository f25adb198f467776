export { measureTransitions } from './measure-transitions';
export { statusOf, whiteFraction } from './status';
export type * from './types';
