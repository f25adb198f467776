import { X509Certificate } from 'node:crypto';
import { ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs';

/** @throws where the bytes are no signature after RFC 5652 */
export function readSignedData(der: Buffer): SignedData {
  const content = ContentInfo.fromBER(new Uint8Array(der));
  return new SignedData({ schema: content.content as ConstructorParameters<typeof SignedData>[0] });
}

/** The certificate that the first signer names. @throws where it is not among those that came along */
export function signerCertificate(signed: SignedData): X509Certificate {
  const id: unknown = signed.signerInfos[0]?.sid;
  for (const certificate of signed.certificates ?? []) {
    if (!('serialNumber' in certificate) || !(id instanceof IssuerAndSerialNumber)) continue;
    if (certificate.serialNumber.isEqual(id.serialNumber))
      return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER()));
  }
  throw new Error('The signature does not bring the certificate of its signer.');
}

/** Whether the first signer has signed these bytes with the key of the certificate it names. */
export async function signs(signed: SignedData, data: Buffer): Promise<boolean> {
  const bytes = new Uint8Array(data);
  try {
    return await signed.verify({ signer: 0, data: bytes.buffer, checkChain: false });
  } catch {
    return false;
  }
}
