export * from './chores';
export * from './frames';
export * from './operations';
export * from './problem';
export * from './reports';
export * from './sessions';
export * from './sites';
export * from './uploads';
