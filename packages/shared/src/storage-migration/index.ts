export { copyVerified } from './copy-verified';
export { migrateStorage, type MigrateProgress } from './migrate-storage';
