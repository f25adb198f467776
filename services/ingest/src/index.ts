export { handlers, loadAhead } from './handlers';
