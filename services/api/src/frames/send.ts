import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { FrameWarnings } from './answer';

/** Characters held back: an answer that ends within them tells its warnings in front, a longer one behind. */
const HELD = 512 * 1024;
/** Of zlib's nine levels: an answer of 200 MB is waited for; the usual level makes it a fifth smaller in four times the time. */
const QUICK = 1;

/**
 * Streams an answer's pieces, compressed for clients that take it, and what could not be read as the field `Warning`:
 * as a header where that is known before the first byte must go, else as a trailer.
 */
export async function sendFrames(
  req: Request,
  res: Response,
  pieces: AsyncGenerator<string>,
  warnings: FrameWarnings,
): Promise<void> {
  let held = '';
  let rest = await pieces.next();
  for (; !rest.done && held.length < HELD; rest = await pieces.next()) held += rest.value;

  res.type('json').vary('Accept-Encoding');
  const known = rest.done ? warnings.header() : null;
  if (known !== null) res.set('Warning', known);
  if (!rest.done) res.set('Trailer', 'Warning');
  async function* whole(): AsyncGenerator<string> {
    yield held;
    if (rest.done) return;
    yield rest.value;
    yield* pieces;
    const late = warnings.header();
    if (late !== null) res.addTrailers({ Warning: late });
  }
  const compress = req.method === 'GET' && req.acceptsEncodings('gzip', 'identity') === 'gzip';
  if (compress) res.set('Content-Encoding', 'gzip');
  const text = Readable.from(whole());
  await (compress ? pipeline(text, createGzip({ level: QUICK }), res) : pipeline(text, res));
}
