export { evaluateFlight } from './evaluate-flight';
export type { EvaluationInput, PublishedNominals } from './evaluation';
export { deviationVerdict, upperLimitVerdict } from './verdict';
