import type { VideoProbe } from '../probe/video-probe';

/** When the recording began, by the camera's clock; null when the file does not say. Many drones write local time as UTC. */
export function recordedAt(probe: Pick<VideoProbe, 'createdAt'>): Date | null {
  return probe.createdAt === null ? null : new Date(probe.createdAt);
}
