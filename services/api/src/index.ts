export { createApi, type ApiOptions } from './api';
export { startApi, type RunningApi } from './server';
export type { AccessPolicy } from './access/policy';
export type { Scope } from './access/scope';
export type { AccessRule } from './http/route';
export { openApiDocument } from './routes/document';
