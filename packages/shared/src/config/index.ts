export { loadConfig, type Config } from './config';
export { readSettings, type Environment } from './read';
