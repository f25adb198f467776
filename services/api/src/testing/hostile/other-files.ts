/** The beginnings of files that are something else. */
export const OTHER_FILES: Readonly<Record<string, Buffer>> = {
  'Windows program': Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'),
  'Linux program': Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0', 'latin1'),
  'shell script': Buffer.from('#!/bin/sh\nrm -rf /\n'),
  'ZIP archive': Buffer.from('PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0', 'latin1'),
  'gzip archive': Buffer.from('\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0\0\0\0\0\0\0\0\0', 'latin1'),
  'PDF document': Buffer.from('%PDF-1.7\n1 0 obj\n'),
  'PNG picture': Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  'JPEG picture': Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01', 'latin1'),
  'GIF picture': Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'),
  'FLV video': Buffer.from('FLV\x01\x05\0\0\0\x09\0\0\0\0', 'latin1'),
  'MPEG transport stream': Buffer.alloc(188 * 20, 0x47),
  'Ogg video': Buffer.from('OggS\0\x02\0\0\0\0\0\0\0\0\0\0', 'latin1'),
  'MP3 sound': Buffer.from('ID3\x04\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1'),
};

/** Files that begin as an AVI file does, but for its name. */
export const OTHER_RIFF: Readonly<Record<string, Buffer>> = {
  'WAV sound': Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0', 'latin1'),
  'WebP picture': Buffer.from('RIFF\x24\0\0\0WEBPVP8 \x10\0\0\0', 'latin1'),
};
