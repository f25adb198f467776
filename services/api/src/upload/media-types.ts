import path from 'node:path';
import { PapiscopeError } from '@papiscope/shared/contracts';

export type FileField = 'video' | 'telemetry';

interface Kind {
  readonly contentType: string;
  /** Whether a file may begin with these bytes. */
  fits(start: Buffer): boolean;
}

const ascii = (start: Buffer, from: number, to: number): string => start.toString('latin1', from, to);

/** Boxes that an MP4 or QuickTime file may begin with (ISO/IEC 14496-12, QuickTime File Format). */
const FIRST_BOXES = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot', 'styp']);
const isoMedia = (start: Buffer): boolean => FIRST_BOXES.has(ascii(start, 4, 8));
const riff = (start: Buffer): boolean => ascii(start, 0, 4) === 'RIFF' && ascii(start, 8, 12) === 'AVI ';
const matroska = (start: Buffer): boolean => start.readUInt32BE(0) === 0x1a45dfa3;
const text = (start: Buffer): boolean => !start.includes(0) || start[0] === 0xff || start[0] === 0xfe;

const KINDS: Readonly<Record<FileField, Readonly<Record<string, Kind>>>> = {
  video: {
    '.mp4': { contentType: 'video/mp4', fits: isoMedia },
    '.mov': { contentType: 'video/quicktime', fits: isoMedia },
    '.avi': { contentType: 'video/x-msvideo', fits: riff },
    '.mkv': { contentType: 'video/x-matroska', fits: matroska },
  },
  telemetry: {
    '.srt': { contentType: 'application/x-subrip', fits: text },
    '.csv': { contentType: 'text/csv', fits: text },
  },
};

/** The endings that names of the field's files may have, lower case, with their dot. */
export function extensionsOf(field: FileField): string[] {
  return Object.keys(KINDS[field]);
}

/** Bytes that `Kind.fits` wants to see. */
export const START_LENGTH = 12;

/** @throws unsupported_media for a file whose name does not end in one of the field's extensions */
export function kindOf(field: FileField, fileName: string): Kind {
  const kind = KINDS[field][path.extname(fileName).toLowerCase()];
  if (kind !== undefined) return kind;
  const known = extensionsOf(field).join(', ');
  throw new PapiscopeError('unsupported_media', `The ${field} must be one of: ${known}.`);
}
