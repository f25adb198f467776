import { dronePath, parseTelemetry } from '@papiscope/measure';
import { siteSchema, type DetectedLights, type SiteInput } from '@papiscope/shared/contracts';
import { lightsAmong, SAMPLES, spotsOf, type FrameSpots } from '@papiscope/flight';
import { openFlight, type FrameTruth } from '@papiscope/simulator';
import type { Scene } from './scenes';

/** All that detection can know of a scene, and what is true: frames in order of time. */
export interface Look {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly site: SiteInput;
  readonly srt: string;
  readonly dark: readonly string[];
  readonly frames: readonly { readonly seen: FrameSpots; readonly units: FrameTruth }[];
}

/** Draws the frames that the first look samples from a video of this scene, and finds their spots. */
export function lookAt(scene: Scene): Look {
  const flight = openFlight(scene.options);
  const { width, height, fps, dark } = flight.options;
  const every = Math.max(1, Math.floor(flight.frames / SAMPLES));
  const numbers = Array.from({ length: Math.ceil(flight.frames / every) }, (_, i) => i * every);
  const frames = numbers.map((index) => {
    const { picture, units } = flight.draw(index);
    const seen = spotsOf({
      index,
      timestamp: index / fps,
      width,
      height,
      chromaWidth: width / 2,
      chromaHeight: height / 2,
      bitDepth: 8,
      range: 'tv',
      matrix: 'bt709',
      transfer: 'gamma',
      y: picture.y,
      u: picture.u,
      v: picture.v,
    });
    return { seen, units };
  });
  return { number: scene.number, width, height, site: flight.site, srt: flight.srt, dark, frames };
}

/** What detection makes of it. `useTelemetry`: as if it were there. */
export function detect(look: Look, useTelemetry: boolean): DetectedLights | null {
  const site = siteSchema.parse(look.site);
  const path = useTelemetry ? dronePath(parseTelemetry(look.srt), site) : null;
  return lightsAmong(
    look.frames.map(({ seen }) => seen),
    look,
    site,
    path,
  );
}
