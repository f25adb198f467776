import { createRequire } from 'node:module';

const { runFfmpeg } = createRequire(import.meta.url)('../../packages/video/dist/index.js');

/** Two seconds of a real video, playable from its first byte on, as bytes. */
export function clip() {
  const argv = '-f lavfi -i testsrc2=s=320x180:d=2 -c:v libx264 -preset ultrafast';
  return runFfmpeg([...argv.split(' '), '-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4', 'pipe:1']);
}
