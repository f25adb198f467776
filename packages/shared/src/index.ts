export * from './config';
export { createContext, type Context } from './context';
export * from './contracts';
export * from './database';
export * from './logging';
export * from './queue';
export * from './sessions';
export * from './store';
export * from './worker';
