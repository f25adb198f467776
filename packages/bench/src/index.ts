export { bench, type BenchOptions, type BenchRequest } from './bench';
export { CLIPS, type Clip } from './clips/catalogue';
export { benchSchema, type BenchReport, type BenchRow } from './report/report';
export { benchTable } from './report/table';
export { missedTargets, regressions } from './report/targets';
