import type { SessionStatusAnswer } from '@papiscope/shared/contracts';
import { Presets, SingleBar } from 'cli-progress';

const STAGES = {
  ingest: 'Looking for the lights',
  confirm: 'Confirming the lights',
  analysis: 'Measuring every frame',
  encode: 'Making the videos',
  upload: 'Publishing',
  done: 'Done',
} as const;

const STEP_PERCENT = 20;

/** Shows where a session stands: a bar a stage on a terminal, a line every so often elsewhere. */
export class StageProgress {
  private phase: keyof typeof STAGES | null = null;
  private bar: SingleBar | null = null;
  private said = 0;

  show({
    current_phase: phase,
    progress_percentage: percent,
    processed_frames,
    total_frames,
  }: SessionStatusAnswer): void {
    if (phase !== this.phase) this.begin(phase);
    const frames =
      phase === 'analysis' && total_frames !== null ? `${processed_frames} of ${total_frames} frames` : '';
    this.bar?.update(Math.round(percent), { frames });
    if (this.bar === null && percent >= this.said + STEP_PERCENT) {
      this.said = percent;
      process.stdout.write(`  ${Math.round(percent)} % of the whole ${frames}\n`);
    }
  }

  end(): void {
    this.bar?.stop();
    this.bar = null;
  }

  private begin(phase: keyof typeof STAGES): void {
    this.end();
    this.phase = phase;
    if (!process.stdout.isTTY) {
      process.stdout.write(`${STAGES[phase]}\n`);
      return;
    }
    if (phase === 'done') return;
    this.bar = new SingleBar(
      {
        format: `${STAGES[phase].padEnd(24)} {bar} {percentage} % of the whole {frames}`,
        stream: process.stdout,
        hideCursor: true,
      },
      Presets.shades_classic,
    );
    this.bar.start(100, 0, { frames: '' });
  }
}
