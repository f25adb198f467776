export { SERVICES, type ServiceName } from './services';
export { ownEnvironment } from './settings';
export { startSystem, type RunningSystem, type SystemOptions } from './startSystem';
