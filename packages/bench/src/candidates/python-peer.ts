import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The usual way: cv2.VideoCapture gives whole BGR frames; every 15th is searched for bright spots, and each light is measured in linear
 * light, aperture less annulus, with its centre followed from frame to frame.
 */
const SCRIPT = `
import sys, json
import numpy as np, cv2
cv2.setNumThreads(2)
video, places = sys.argv[1], json.loads(sys.argv[2])
code = np.arange(256) / 255.0
linear = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4).astype(np.float32)
R, A0, A1 = 12, 14, 20
yy, xx = np.mgrid[-A1:A1 + 1, -A1:A1 + 1]
rr = np.hypot(xx, yy)
disc, ring = rr <= R, (rr >= A0) & (rr <= A1)
capture, frame, rows = cv2.VideoCapture(video), 0, []
while True:
    ok, bgr = capture.read()
    if not ok: break
    if frame % 15 == 0:
        gray = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)
        _, mask = cv2.threshold(gray, 200, 255, cv2.THRESH_BINARY)
        cv2.connectedComponentsWithStats(mask)
    for i, (x, y) in enumerate(places):
        cx, cy = int(round(x)), int(round(y))
        cut = bgr[cy - A1:cy + A1 + 1, cx - A1:cx + A1 + 1]
        if cut.shape[:2] != rr.shape: continue
        light = linear[cut]
        light = light - np.median(light[ring], axis=0)
        free = disc & (cut.max(axis=2) < 230)
        b, g, r = light[free].sum(axis=0)
        weight = np.clip(light.sum(axis=2), 0, None) * disc
        total = weight.sum()
        if total > 0: places[i] = (cx + (weight * xx).sum() / total, cy + (weight * yy).sum() / total)
        rows.append((frame, i, float(g), float(r)))
    frame += 1
print(frame)
`;

/** Arguments for python3. `places`: of the lights in the first frame, pixels. */
export function pythonPeer(video: string, places: readonly Point[]): string[] {
  return ['-c', SCRIPT, video, JSON.stringify(places.map(({ x, y }) => [x, y]))];
}

/** A Python that has OpenCV, and its version. */
export interface Python {
  readonly program: string;
  readonly openCv: string;
}

/** The first one on PATH that has it, else the system's; null where none has. */
export async function findPython(): Promise<Python | null> {
  for (const program of ['python3', '/usr/bin/python3']) {
    try {
      const { stdout } = await run(program, ['-c', 'import cv2; print(cv2.__version__)']);
      return { program, openCv: stdout.trim() };
    } catch {
      // this one has not
    }
  }
  return null;
}
