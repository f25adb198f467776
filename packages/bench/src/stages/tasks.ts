import type { Lights, SegmentPlan } from '@papiscope/shared/contracts';
import type { VideoProbe } from '@papiscope/video';

/** What a candidate process of our own is asked to do: one JSON argument. Paths are absolute. `probe`: as the ingest stage keeps it. */
export type Task =
  | {
      readonly stage: 'measure';
      readonly video: string;
      readonly probe: VideoProbe;
      readonly lights: Lights;
      readonly timestamp: number;
      readonly out: string;
    }
  | {
      readonly stage: 'analyze';
      readonly video: string;
      readonly telemetry: string | null;
      readonly site: string;
      readonly out: string;
    }
  | {
      readonly stage: 'segments';
      readonly video: string;
      readonly probe: VideoProbe;
      readonly lights: Lights;
      readonly plans: readonly SegmentPlan[];
      /** Each in a thread of its own, all at the same time; else one after the other. */
      readonly atOnce: boolean;
      readonly out: string;
    }
  | {
      readonly stage: 'repeat';
      readonly video: string;
      readonly telemetry: string;
      readonly site: string;
      readonly times: number;
      readonly out: string;
    }
  | { readonly stage: 'encode'; readonly video: string; readonly analysis: string; readonly out: string };
