import { Problem, toProblem } from '../../api/problem';
import type { Transport, UploadOrder } from './transport';

function formOf({ airport, runway, autoConfirm, telemetry, video }: UploadOrder): FormData {
  const form = new FormData();
  form.set('airport_icao', airport);
  form.set('runway_code', runway);
  form.set('options', JSON.stringify({ auto_confirm: autoConfirm }));
  if (telemetry !== null) form.set('telemetry', telemetry, telemetry.name);
  form.set('video', video, video.name);
  return form;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Everything in one request: what a server without resumable uploads offers. */
export const singleRequest: Transport = {
  resumable: false,
  send: (order, { signal, onSent }) =>
    new Promise((resolve, reject) => {
      // Only XMLHttpRequest tells how much of a body has gone out.
      const request = new XMLHttpRequest();
      request.open('POST', '/api/v1/papi-measurements/upload-video');
      request.upload.onprogress = ({ loaded }) => onSent(Math.min(loaded, order.video.size));
      request.onload = () => {
        const body = parse(request.responseText) as { session_id?: string } | null;
        if (request.status === 201 && body?.session_id !== undefined) resolve(body.session_id);
        else reject(toProblem(body, request.status));
      };
      request.onerror = () => reject(new Problem('unreachable', '', 0));
      request.onabort = () => reject(new DOMException('given up', 'AbortError'));
      signal.addEventListener('abort', () => request.abort(), { once: true });
      request.send(formOf(order));
    }),
};
