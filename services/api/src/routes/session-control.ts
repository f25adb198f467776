import {
  cancelSession,
  confirmLights,
  reprocessSession,
  retrySession,
  type MeasurementSession,
} from '@papiscope/shared';
import { lightsSchema, sessionParamsSchema, sessionStatusAnswerSchema } from '@papiscope/shared/contracts';
import type { Context } from '@papiscope/shared';
import { route, type Route } from '../http/route';
import { markSession } from '../sessions/find';
import { toStatus } from '../sessions/present';

const tag = 'sessions';
const SESSION = '/api/v1/papi-measurements/session/{id}';

/** A POST without body that moves a session on. */
function control(
  name: 'cancel' | 'retry' | 'reprocess',
  summary: string,
  act: (context: Context, id: string) => Promise<MeasurementSession>,
): Route {
  return route({
    method: 'post',
    path: `${SESSION}/${name}`,
    access: 'operator',
    scope: 'session',
    tag,
    summary,
    params: sessionParamsSchema,
    answer: { status: 200, schema: sessionStatusAnswerSchema },
    handler: async (call) => {
      markSession(call);
      return toStatus(await act(call.context, call.params.id));
    },
  });
}

export const sessionControlRoutes = [
  route({
    method: 'post',
    path: `${SESSION}/confirm-lights`,
    access: 'operator',
    scope: 'session',
    tag,
    summary: 'Says where the lights are and starts the measuring; later: measures anew with other lights',
    params: sessionParamsSchema,
    body: lightsSchema,
    answer: { status: 200, schema: sessionStatusAnswerSchema },
    handler: async (call) => {
      markSession(call);
      return toStatus(await confirmLights(call.context, call.params.id, call.body));
    },
  }),
  control('cancel', 'Stops a session; nothing happens to one that is cancelled', cancelSession),
  control(
    'retry',
    'Goes on with a stopped session where it stopped; nothing happens to others',
    retrySession,
  ),
  control(
    'reprocess',
    'Measures anew with the same lights; nothing happens while that runs',
    reprocessSession,
  ),
];
