import { openApiOf } from '../http/openapi';
import { version } from '../version';
import { ROUTES } from './index';

/** The OpenAPI document of the whole API. */
export function openApiDocument(): Record<string, unknown> {
  return openApiOf(ROUTES, version);
}
