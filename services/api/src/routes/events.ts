import { sessionParamsSchema } from '@papiscope/shared/contracts';
import { eventId, followSession, isFinal } from '../events/follow';
import { route } from '../http/route';
import { clientGone } from '../media/client-gone';
import { findSession } from '../sessions/find';

/** Milliseconds of silence after which a comment keeps proxies from hanging up. */
const HEARTBEAT = 15_000;
/** Milliseconds after which a browser that lost the connection comes back. */
const RETRY = 2_000;

export const eventRoutes = [
  route({
    method: 'get',
    path: '/api/v1/papi-measurements/session/{id}/events',
    access: 'viewer',
    scope: 'session',
    tag: 'sessions',
    summary: 'The status now and whenever it changes, as Server-Sent Events; ends once the session has ended',
    params: sessionParamsSchema,
    answer: {
      status: 200,
      media: ['text/event-stream'],
      description: 'Events named `status`; 204 to a browser that comes back after the last one.',
    },
    handler: async (call) => {
      const { req, res, context, params, stopping } = call;
      const session = await findSession(call);
      if (isFinal(session.status) && req.get('last-event-id') === eventId(session)) {
        // What tells an EventSource to stop coming back.
        res.status(204).end();
        return;
      }
      const signal = AbortSignal.any([clientGone(res), stopping]);
      res.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
      res.write(`retry: ${RETRY}\n\n`);
      let spoken = Date.now();
      for await (const event of followSession(context.database, params.id, signal)) {
        if (event !== null) {
          res.write(`id: ${event.id}\nevent: status\ndata: ${JSON.stringify(event.answer)}\n\n`);
        } else if (Date.now() - spoken > HEARTBEAT) {
          res.write(': still here\n\n');
        } else {
          continue;
        }
        spoken = Date.now();
      }
      res.end();
    },
  }),
];
