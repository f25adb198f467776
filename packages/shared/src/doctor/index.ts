export { adviceFor, type Findings } from './advice';
export { findMissing, type MissingObject } from './missing';
export { findOrphans, type Orphan } from './orphans';
export { removeOrphan, repairMissing } from './repair';
