export { EXIT, run } from './run';
