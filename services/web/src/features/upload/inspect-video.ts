export type VideoFault = 'video_empty' | 'video_unreadable' | 'video_truncated';

const RIFF = 'RIFF';
const MATROSKA = [0x1a, 0x45, 0xdf, 0xa3];
/** Kinds of boxes with which an MP4 or MOV file begins. */
const FIRST_BOXES = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
const MOST_BOXES = 10_000;

async function bytesAt(file: Blob, from: number, count: number): Promise<DataView> {
  return new DataView(await file.slice(from, from + count).arrayBuffer());
}

function text(view: DataView, from: number): string {
  return String.fromCharCode(...Array.from({ length: 4 }, (_, i) => view.getUint8(from + i)));
}

/** The sizes of an MP4's top boxes must add up to the file, and one must be its index: else it was cut off while it was copied. */
async function inspectBoxes(file: Blob): Promise<VideoFault | null> {
  let at = 0;
  let hasIndex = false;
  for (let count = 0; at < file.size && count < MOST_BOXES; count += 1) {
    const head = await bytesAt(file, at, 16);
    if (head.byteLength < 8) return 'video_truncated';
    const short = head.getUint32(0);
    if (short === 1 && head.byteLength < 16) return 'video_truncated';
    const size = short === 1 ? Number(head.getBigUint64(8)) : short === 0 ? file.size - at : short;
    if (size < 8) return 'video_unreadable';
    if (text(head, 4) === 'moov') hasIndex = true;
    at += size;
  }
  return !hasIndex || at > file.size ? 'video_truncated' : null;
}

/** What is wrong with a video file as far as its frame tells, before anything is sent. */
export async function inspectVideo(file: Blob): Promise<VideoFault | null> {
  if (file.size === 0) return 'video_empty';
  const head = await bytesAt(file, 0, 12);
  if (head.byteLength < 12) return 'video_unreadable';
  if (text(head, 0) === RIFF || MATROSKA.every((byte, i) => head.getUint8(i) === byte)) return null;
  return FIRST_BOXES.has(text(head, 4)) ? inspectBoxes(file) : 'video_unreadable';
}
