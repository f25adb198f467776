export { measureTransitions } from './fit-flight';
export { statusOf, whiteFraction } from './status';
export type * from './types';
