export { createApi, type ApiOptions } from './api';
export { startApi, type RunningApi } from './server';
export type { AccessPolicy } from './http/access';
export type { AccessRule } from './http/route';
export { openApiDocument } from './routes/document';
