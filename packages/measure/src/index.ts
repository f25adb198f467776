export * from './types';
export * from './geodesy';
export * from './telemetry';
export * from './site/units';
