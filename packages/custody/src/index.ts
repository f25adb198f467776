export { describeCertificate, type CertificateFacts } from './signature/certificate';
export { openSigner, SIGNING_REASON, type ReportSigner } from './signature/signer';
export { fileFindings } from './verify/against-files';
export type { Finding } from './verify/finding';
export { sessionOfReport, verifyReport, type Witnesses } from './verify/verify-report';
