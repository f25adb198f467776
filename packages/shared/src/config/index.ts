export { isLoopback, type AccessSettings, type OidcSettings } from './access';
export { loadConfig, SETTING_NAMES, type Config } from './config';
export { readSettings, type Environment } from './read';
