import { readFile } from 'node:fs/promises';
import type { ReportSigner } from '@papiscope/custody';
import type { Config } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';

const SIGNERS = new WeakMap<Config, Promise<ReportSigner | null>>();

async function open({ reports: { signing } }: Config): Promise<ReportSigner | null> {
  if (signing === null) return null;
  const p12 = await readFile(signing.file).catch((cause: unknown) => {
    throw new PapiscopeError('config_invalid', 'REPORT_SIGN_P12 names a file that cannot be read.', {
      cause,
    });
  });
  // most have no certificate
  const { openSigner } = await import('@papiscope/custody');
  return openSigner(p12, signing.password);
}

/** What PDFs are signed with; null where nothing is configured. @throws config_invalid */
export async function signerOf(config: Config): Promise<ReportSigner | null> {
  const opened = SIGNERS.get(config) ?? open(config);
  SIGNERS.set(config, opened);
  return opened;
}
