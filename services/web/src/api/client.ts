import createClient from 'openapi-fetch';
import type { paths } from './generated/schema';

/** Tells the API that a request comes from this app: pages of other sites cannot send it. */
export const APP_HEADERS = { 'X-Papiscope': '1' } as const;

/** The API, typed by its own OpenAPI document. */
export const api = createClient<paths>({ headers: APP_HEADERS });
