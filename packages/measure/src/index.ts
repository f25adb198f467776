export * from './types';
export * from './geodesy';
export * from './site/units';
