import createClient from 'openapi-fetch';
import type { paths } from './generated/schema';

/** The API, typed by its own OpenAPI document. */
export const api = createClient<paths>();
