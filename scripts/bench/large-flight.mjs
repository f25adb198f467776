// A flight whose video has any size: the same pictures, free space behind them, and the index at the very end.
import { copyFile, open, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const { runFfmpeg } = createRequire(import.meta.url)('../../packages/video/dist/index.js');

/** Writes the video of a flight with `bytes` of free space (ISO/IEC 14496-12, 8.1.2) before its index. */
export async function largeFlight(flight, bytes, folder) {
  const plain = path.join(folder, 'plain.mp4');
  const video = path.join(folder, 'large.mp4');
  await runFfmpeg(['-i', flight.video, '-map', '0:v', '-c', 'copy', plain]);
  const { size } = await stat(plain);
  const at = await startOfIndex(plain);
  await copyFile(plain, video);
  const file = await open(video, 'r+');
  try {
    const index = Buffer.alloc(size - at);
    await file.read(index, 0, index.length, at);
    const box = Buffer.alloc(16);
    box.writeUInt32BE(1, 0);
    box.write('free', 4, 'latin1');
    box.writeBigUInt64BE(BigInt(bytes), 8);
    await file.write(box, 0, box.length, at);
    await file.truncate(at + box.length);
    await file.write(index, 0, index.length, at + bytes);
    // an inspector's video lies on its disk long before it is uploaded
    await file.sync();
  } finally {
    await file.close();
  }
  return { ...flight, video };
}

async function startOfIndex(name) {
  const file = await open(name, 'r');
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size;) {
      const head = Buffer.alloc(16);
      await file.read(head, 0, 16, at);
      if (head.toString('latin1', 4, 8) === 'moov') return at;
      const length = head.readUInt32BE(0);
      at += length === 1 ? Number(head.readBigUInt64BE(8)) : length;
    }
    throw new Error(`${name} has no index.`);
  } finally {
    await file.close();
  }
}
