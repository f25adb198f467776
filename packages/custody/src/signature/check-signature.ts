import type { X509Certificate } from 'node:crypto';
import type { SignedData } from 'pkijs';
import { readSignedData, signerCertificate, signs } from './signed-data';

/**
 * - `none`: the file has no signature;
 * - `broken`: it has one that does not belong to these bytes;
 * - `partial`: what was signed is unchanged, but something stands in the file beside it;
 * - `valid`: every byte is as it was signed.
 */
export interface SignatureCheck {
  readonly state: 'none' | 'broken' | 'partial' | 'valid';
  readonly certificate: X509Certificate | null;
}

const RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

interface Range {
  readonly start: number;
  readonly length: number;
  readonly start2: number;
  readonly length2: number;
}

/** Where the last signature of the file says that it signs. */
function lastRange(text: string): Range | null {
  const found = [...text.matchAll(RANGE)].at(-1);
  if (found === undefined) return null;
  const [start = 0, length = 0, start2 = 0, length2 = 0] = found.slice(1).map(Number);
  return { start, length, start2, length2 };
}

/** Checks the last signature of a PDF against every byte of the file. Whether its certificate is to be trusted is another question. */
export async function checkSignature(pdf: Buffer): Promise<SignatureCheck> {
  const text = pdf.toString('latin1');
  const range = lastRange(text);
  if (range === null) return { state: /\/Type\s*\/Sig\b/.test(text) ? 'broken' : 'none', certificate: null };
  const { start, length, start2, length2 } = range;
  const gap = text.slice(start + length, start2);
  const hex = /^<([0-9A-Fa-f]+)>$/.exec(gap)?.[1];
  if (hex === undefined || start2 + length2 > pdf.length) return { state: 'broken', certificate: null };
  let signed: SignedData;
  let certificate: X509Certificate;
  try {
    signed = readSignedData(Buffer.from(hex, 'hex'));
    certificate = signerCertificate(signed);
  } catch {
    return { state: 'broken', certificate: null };
  }
  const data = Buffer.concat([pdf.subarray(start, start + length), pdf.subarray(start2, start2 + length2)]);
  if (!(await signs(signed, data))) return { state: 'broken', certificate };
  const whole = start === 0 && start2 + length2 === pdf.length;
  return { state: whole ? 'valid' : 'partial', certificate };
}
