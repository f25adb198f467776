import type { X509Certificate } from 'node:crypto';
import { describeCertificate, isTrusted } from '../signature/certificate';
import { checkSignature } from '../signature/check-signature';
import { fails, holds, note, type Finding } from './finding';

/** The signature of a PDF in sentences. `trusted`: the certificate that must have signed it, or issued the signer's. */
export async function signatureFindings(pdf: Buffer, trusted: X509Certificate | null): Promise<Finding[]> {
  const { state, certificate } = await checkSignature(pdf);
  if (state === 'none')
    return [trusted === null ? note('The report is not signed.') : fails('The report is not signed.')];
  if (state === 'broken') return [fails('The signature is broken: the file is not the one that was signed.')];
  if (state === 'partial')
    return [fails('Something was added to the file after it was signed, or stands beside what was signed.')];
  if (certificate === null) return [fails('The signature does not say who signed.')];
  const { subject, sha256, issuer, validTo } = describeCertificate(certificate);
  const who = `${subject} (issued by ${issuer}, valid to ${validTo.toISOString().slice(0, 10)})`;
  const signed = holds(`Every byte is as it was signed by ${who}.`, true);
  if (trusted === null)
    return [
      signed,
      note(`Whether that certificate is to be trusted is for you to say; its SHA-256 is ${sha256}.`),
    ];
  return isTrusted(certificate, trusted)
    ? [signed, holds('The signer’s certificate is the trusted one, or was issued by it.')]
    : [fails(`Signed by ${who}, which is not the trusted certificate and was not issued by it.`)];
}
