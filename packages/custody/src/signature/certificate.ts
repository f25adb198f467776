import type { X509Certificate } from 'node:crypto';

export interface CertificateFacts {
  /** In one line, as `CN=…, O=…`. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** SHA-256 of the certificate, lower-case hex: what two people compare. */
  readonly sha256: string;
}

function oneLine(name: string): string {
  return name.split('\n').join(', ');
}

export function describeCertificate(certificate: X509Certificate): CertificateFacts {
  const { subject, issuer } = certificate;
  return {
    subject: oneLine(subject),
    issuer: oneLine(issuer),
    commonName: /^CN=(.*)$/m.exec(subject)?.[1] ?? oneLine(subject),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

/** Whether a signer's certificate is the trusted one, or was issued by it. */
export function isTrusted(certificate: X509Certificate, trusted: X509Certificate): boolean {
  if (certificate.fingerprint256 === trusted.fingerprint256) return true;
  return certificate.checkIssued(trusted) && certificate.verify(trusted.publicKey);
}
