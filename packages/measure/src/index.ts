export * from './types';
export * from './geodesy';
export * from './telemetry';
export * from './site/units';
export * from './fit';
export * from './standards';
