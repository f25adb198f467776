export { keptSeries } from './keep';
