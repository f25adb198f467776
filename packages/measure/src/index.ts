export * from './types';
export * from './geodesy';
export * from './telemetry';
export * from './site/units';
export * from './fit';
export { median } from './robust';
export * from './standards';
