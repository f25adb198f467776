import { resolve } from 'node:path';
import { INPUT_LIMITS } from './limits';

const NETWORK_TIMEOUT_US = 30_000_000;

/** Containers that papiscope reads. Anything else (playlists, text, images) is refused before it is opened. */
const DEMUXERS = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi';

export function isUrl(input: string): boolean {
  return /^https?:\/\//i.test(input);
}

/** The name ffmpeg is given: URLs as they are, anything else as a plain file, whatever characters its name has. */
export function inputName(input: string): string {
  return isUrl(input) ? input : `file:${resolve(input)}`;
}

/** Options that belong before `-i`: what the input may reach, which containers it may be. */
export function inputGuards(input: string, limits = INPUT_LIMITS): string[] {
  const protocols = isUrl(input) ? 'http,https,tls,tcp' : 'file,pipe';
  const network = isUrl(input)
    ? ['-rw_timeout', String(NETWORK_TIMEOUT_US), '-reconnect', '1', '-reconnect_delay_max', '5']
    : [];
  return ['-protocol_whitelist', protocols, '-format_whitelist', DEMUXERS, ...limits, ...network];
}

export function inputArgs(input: string, limits = INPUT_LIMITS): string[] {
  return [...inputGuards(input, limits), '-i', inputName(input)];
}
