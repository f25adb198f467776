export * from './frames';
export * from './operations';
export * from './problem';
export * from './sessions';
export * from './sites';
