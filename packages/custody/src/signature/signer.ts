import { SignPdf, type Signer } from '@signpdf/signpdf';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { P12Signer } from '@signpdf/signer-p12';
import { SUBFILTER_ADOBE_PKCS7_DETACHED } from '@signpdf/utils';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { describeCertificate, type CertificateFacts } from './certificate';
import { readSignedData, signerCertificate } from './signed-data';

/** What a signature of papiscope says that it means. */
export const SIGNING_REASON = 'Report as written by papiscope';

/** Signs reports with one certificate. */
export interface ReportSigner {
  readonly certificate: CertificateFacts;
  /** The PDF with an invisible signature of all its bytes (PKCS #7, detached). */
  sign(pdf: Buffer, reason: string): Promise<Buffer>;
}

/**
 * Opens a PKCS #12 file with an RSA key, by signing with it.
 * @throws config_invalid without the password or the content in the message
 */
export async function openSigner(p12: Buffer, password: string, now = new Date()): Promise<ReportSigner> {
  // One reads its file up, so each signature takes a new one.
  const newSigner = (): Signer => new P12Signer(p12, { passphrase: password });
  const certificate = await tryOut(newSigner);
  if (certificate.validTo < now || certificate.validFrom > now)
    throw new PapiscopeError(
      'config_invalid',
      `REPORT_SIGN_P12: the certificate of ${certificate.subject} is valid from ${day(certificate.validFrom)} to ${day(certificate.validTo)}.`,
    );
  return {
    certificate,
    async sign(pdf, reason) {
      const signingTime = new Date();
      const prepared = plainAddPlaceholder({
        pdfBuffer: pdf,
        reason,
        name: certificate.commonName,
        contactInfo: '',
        location: '',
        signingTime,
        subFilter: SUBFILTER_ADOBE_PKCS7_DETACHED,
        appName: 'papiscope',
      });
      return new SignPdf().sign(prepared, newSigner(), signingTime);
    },
  };
}

async function tryOut(newSigner: () => Signer): Promise<CertificateFacts> {
  try {
    const signed = readSignedData(await newSigner().sign(Buffer.from('papiscope')));
    return describeCertificate(signerCertificate(signed));
  } catch (cause) {
    throw new PapiscopeError(
      'config_invalid',
      'REPORT_SIGN_P12 cannot be opened with REPORT_SIGN_PASSWORD, or holds no RSA key with its certificate.',
      { cause },
    );
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
