/** Who moved the playhead: the video must not be sent where it has just been. */
export type Mover = 'video' | 'chart' | 'control';

type Listener = (time: number, mover: Mover) => void;

/** The one moment of the flight that the video and every chart show. Seconds of video. */
export class Playhead {
  private readonly listeners = new Set<Listener>();
  /** While the video plays, hovering over a chart does not take it away. */
  playing = false;

  constructor(private now = 0) {}

  get time(): number {
    return this.now;
  }

  move(time: number, mover: Mover): void {
    if (time === this.now) return;
    this.now = time;
    for (const listener of this.listeners) listener(time, mover);
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
