export * from './errors';
export * from './frame';
export * from './lights';
export * from './result';
export * from './session';
export * from './site';
export * from './units';
