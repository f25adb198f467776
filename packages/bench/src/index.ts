export { makeClip, type MadeClip } from './clips/make-clip';
export { runTree, type Command, type Used } from './measure/run-tree';
export { PARTS, type Part } from './parts';
export { bench, type BenchOptions, type BenchRequest } from './bench';
export { CLIPS, SMALL_CLIP, type Clip } from './clips/catalogue';
export { benchSchema, type BenchReport, type BenchRow } from './report/report';
export { figure, isMet, targetOf, type Figure } from './report/figure';
export { benchTable } from './report/table';
export { missedTargets, regressions } from './report/targets';
