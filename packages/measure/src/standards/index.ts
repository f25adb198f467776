export { evaluateFlight } from './evaluate-flight';
export type { EvaluationInput, PublishedNominals } from './evaluation';
export { standardsProfileSchema, type StandardsProfile } from './profile';
export { profileOf, STANDARDS_PROFILES } from './profiles';
export { readProfile } from './read-profile';
export { deviationVerdict, upperLimitVerdict } from './verdict';
