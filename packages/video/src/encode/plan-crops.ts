import { unitKey, type UnitKey } from '@papiscope/shared/contracts';
import type { VideoProbe } from '../probe/video-probe';
import {
  CROP_FOOTER,
  CROP_PICTURE,
  cropPath,
  cropWindow,
  type CropPosition,
  type CropWindow,
} from './crop-path';
import { cropFilter } from './crop-commands';
import { isHdr } from './hdr-lut';
import { asShown } from './picture-format';
import { drawingGraph } from './plan-drawing';
import type { ShownFrame } from './timeline';
import type { DrawnUnit } from './units';

/** The window that follows one unit's light. */
export interface PlannedCrop {
  readonly unit: DrawnUnit;
  readonly key: UnitKey;
  readonly window: CropWindow;
  readonly path: readonly CropPosition[];
}

/** A window for each unit whose light was ever found. */
export function planCrops(
  frames: readonly ShownFrame[],
  units: readonly DrawnUnit[],
  probe: VideoProbe,
): PlannedCrop[] {
  return units
    .filter(({ diameter }) => diameter !== null)
    .map((unit) => {
      const window = cropWindow(unit, probe);
      return { unit, key: unitKey(unit.name), window, path: cropPath(frames, unit, window, probe) };
    });
}

/** Chains that make a unit's own video; `tile`: a label that its picture alone goes to besides. */
export function cropGraph(crop: PlannedCrop, probe: VideoProbe, tile: string | null): string[] {
  const { key } = crop;
  const { width, height } = CROP_PICTURE;
  const size = { width, height: height + CROP_FOOTER };
  const strip = { x: 0, y: height, width, height: CROP_FOOTER };
  const footer = `pad=${width}:${size.height}:0:0:color=${FOOTER_COLOUR}`;
  const picture = `[${key}_in]${cropFilters(crop, probe).join(',')}`;
  if (tile === null) return drawingGraph(key, `${picture},${footer}`, size, strip);
  return [
    `${picture},split=2[${key}_own][${tile}]`,
    ...drawingGraph(key, `[${key}_own]${footer}`, size, strip),
  ];
}

/** Filters from a whole frame to the light's picture. Colours are converted where there are fewest pixels. */
function cropFilters({ key, window, path }: PlannedCrop, probe: VideoProbe): string[] {
  const { coarse, scaled } = window;
  const [start] = path;
  return [
    `${cropFilter(key, 'coarse')}=w=${coarse.width}:h=${coarse.height}:x=${start?.x ?? 0}:y=${start?.y ?? 0}`,
    ...asShown({ ...probe, ...coarse }, isHdr(probe) ? null : scaled),
    ...(isHdr(probe) ? [`scale=${scaled.width}:${scaled.height}:flags=bicubic`] : []),
    `${cropFilter(key, 'fine')}=w=${CROP_PICTURE.width}:h=${CROP_PICTURE.height}:x=${start?.fineX ?? 0}:y=${start?.fineY ?? 0}`,
    'setsar=1',
  ];
}

export const FOOTER_COLOUR = '0x15181c';
