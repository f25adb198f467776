import { deflateSync } from 'node:zlib';
import { box, patched, renamed, u32 } from './boxes';

const FTYP = box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2', 'latin1'));
const EBML = Buffer.from('1a45dfa3', 'hex');

/** `moov` boxes in each other, deeper than any reader's stack should be trusted with. */
function nested(depth: number): Buffer {
  const bytes = Buffer.alloc(8 * depth);
  for (let i = 0; i < depth; i += 1) {
    bytes.writeUInt32BE(8 * (depth - i), 8 * i);
    bytes.write(i === 0 ? 'moov' : 'trak', 8 * i + 4, 'latin1');
  }
  return bytes;
}

/** An index packed with zlib that says it is small and grows to `bytes` (QuickTime File Format, compressed movie resources). */
function packedIndex(bytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(bytes));
  return box('moov', box('cmov', box('dcom', Buffer.from('zlib')), box('cmvd', u32(bytes), packed)));
}

/** Files whose container lies. `clip`: a good MP4 file of one video stream. */
export function containers(clip: Buffer, canary: string): Record<string, Buffer> {
  const url = (address: string): Buffer => Buffer.from(`${address}\0`, 'latin1');
  const withoutEnd = clip.subarray(0, clip.indexOf('moov', 0, 'latin1') - 4);
  return {
    'a lone beginning': FTYP,
    'a beginning and zeros': Buffer.concat([FTYP, Buffer.alloc(5000)]),
    'a beginning and noise': Buffer.concat([
      FTYP,
      deflateSync(Buffer.from('noise'.repeat(50))),
      Buffer.alloc(2000, 0xa5),
    ]),
    'no index': withoutEnd,
    'cut off in the index': clip.subarray(0, clip.length - 300),
    'boxes nested 100,000 deep': Buffer.concat([FTYP, nested(100_000)]),
    'a box of 4 GiB': Buffer.concat([FTYP, u32(0xfffffff0), Buffer.from('moov'), Buffer.alloc(100)]),
    'a box of 2⁶³ bytes': Buffer.concat([FTYP, u32(1), Buffer.from('moov'), u32(0x7fffffff, 0xffffffff)]),
    'a box smaller than its head': Buffer.concat([FTYP, u32(3), Buffer.from('moov'), Buffer.alloc(100)]),
    'a packed index of 200 MB': Buffer.concat([FTYP, packedIndex(200_000_000)]),
    'an index that refers to a movie elsewhere': Buffer.concat([
      FTYP,
      box(
        'moov',
        box(
          'rmra',
          box('rmda', box('rdrf', u32(0), Buffer.from('url '), u32(canary.length + 1), url(canary))),
        ),
      ),
    ]),
    'a picture of 65,535 × 65,535': patched(
      renamed(renamed(clip, 'mp4v', 'raw '), 'esds', 'xxxx'),
      'raw ',
      24,
      Buffer.from('ffffffff', 'hex'),
    ),
    'a time scale of zero': patched(clip, 'mdhd', 12, u32(0)),
    'a duration of 100 years': patched(
      patched(clip, 'mdhd', 12, u32(1, 0x7fffffff)),
      'mvhd',
      12,
      u32(1, 0x7fffffff),
    ),
    'four thousand million times': patched(clip, 'stts', 4, u32(0xffffffff)),
    'four thousand million samples': patched(clip, 'stsz', 8, u32(0xffffffff)),
    'samples beyond the end of the file': patched(clip, 'stco', 8, u32(0x7ffffff0)),
    'frames of 2 GiB': patched(clip, 'stsz', 4, u32(0x7fffffff)),
    'no sample table': renamed(clip, 'stbl', 'xxxx'),
    'Matroska: a lone beginning': Buffer.concat([EBML, Buffer.alloc(2000)]),
    'Matroska: an element of 2⁵⁶ bytes': Buffer.concat([
      EBML,
      Buffer.from('01ffffffffffffff', 'hex'),
      Buffer.alloc(2000),
    ]),
    'AVI: a lone beginning': Buffer.concat([
      Buffer.from('RIFF\xff\xff\xff\x7fAVI LIST', 'latin1'),
      Buffer.alloc(2000),
    ]),
  };
}
