import { attachment, verifyUrl } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { z } from 'zod';
import { route } from '../http/route';
import { sendObject } from '../media/send-object';

const paramsSchema = z.object({ key: z.array(z.string()).transform((parts) => parts.join('/')) });

export const objectRoutes = [
  route({
    method: 'get',
    path: '/api/v1/objects/{key*}',
    // The signature in the address is the permission.
    access: 'public',
    scope: 'none',
    tag: 'videos',
    summary: 'A file of the local storage, by a signed address that this API gave out',
    params: paramsSchema,
    answer: { status: 200, media: ['*/*'], description: 'The file, or the part asked for (206).' },
    handler: async ({ context: { config, stores }, params: { key }, req, res }) => {
      const verdict = verifyUrl(config.storage.signingSecret, req.method, req.originalUrl);
      if (!verdict.ok) throw new PapiscopeError('forbidden', `The address is ${verdict.reason}.`);
      const { download_name: name, content_type: contentType } = verdict.params;
      if (name !== undefined) res.set('Content-Disposition', attachment(name));
      await sendObject(req, res, stores.of('local'), key, contentType);
    },
  }),
];
