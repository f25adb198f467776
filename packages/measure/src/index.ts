export * from './types';
export * from './geodesy';
