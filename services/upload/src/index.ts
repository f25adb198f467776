export { handlers, storageHandlers } from './handlers';
