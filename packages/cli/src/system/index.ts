export { SERVICES, type ServiceName } from './services';
export { startSystem, type RunningSystem, type SystemOptions } from './startSystem';
