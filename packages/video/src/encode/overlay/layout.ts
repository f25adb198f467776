import type { PictureSize } from '../output-size';
import type { ShownFrame } from '../timeline';
import { foundLight, median, type DrawnUnit } from '../units';
import type { BarPlace } from './bar';

/** One unit's part of the panel. */
export interface PanelColumn {
  readonly x: number;
  readonly width: number;
  readonly titleY: number;
  readonly bar: BarPlace;
  readonly valuesY: number;
}

/** Pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything goes in the annotated picture, pixels. */
export interface OverlayLayout {
  readonly size: PictureSize;
  /** Pixels of a 1080-line picture → pixels of this one. */
  readonly unit: number;
  readonly textSize: number;
  readonly smallSize: number;
  readonly panel: { readonly y: number; readonly height: number };
  readonly columns: readonly PanelColumn[];
  readonly plot: Box;
  readonly info: { readonly x: number; readonly y: number };
  readonly progress: { readonly y: number; readonly height: number };
}

const SMALLEST_TEXT = 14;

/** The panel lies at the bottom, or at the top when the lights are mostly in the picture's lowest part. */
export function overlayLayout(
  size: PictureSize,
  sourceHeight: number,
  frames: readonly ShownFrame[],
  units: readonly DrawnUnit[],
): OverlayLayout {
  const unit = Math.min(size.width, size.height) / 1080;
  const textSize = Math.max(SMALLEST_TEXT, Math.round(26 * unit));
  const smallSize = Math.max(SMALLEST_TEXT, Math.round(22 * unit));
  const barHeight = Math.max(8, Math.round(13 * unit));
  const gap = Math.max(3, Math.round(6 * unit));
  const progressHeight = Math.max(3, Math.round(5 * unit));
  const panelHeight = 2 * gap + textSize + Math.round(barHeight * 1.9) + smallSize + 2 * gap;
  const atTop = lightsAreLow(frames, units, sourceHeight);
  const panelY = atTop ? 0 : size.height - progressHeight - panelHeight;
  const columnWidth = Math.floor(size.width / Math.max(1, units.length));
  const margin = Math.round(Math.min(18 * unit, columnWidth * 0.06));
  const barY = panelY + gap + textSize + Math.round(barHeight * 0.7);
  const top = (atTop ? panelHeight : 0) + Math.round(12 * unit);
  const floor = atTop ? size.height - progressHeight : panelY;
  return {
    size,
    unit,
    textSize,
    smallSize,
    panel: { y: panelY, height: panelHeight },
    columns: units.map((_, i) => ({
      x: i * columnWidth + margin,
      width: columnWidth - 2 * margin,
      titleY: panelY + gap,
      bar: { x: i * columnWidth + margin, y: barY, width: columnWidth - 2 * margin, height: barHeight },
      valuesY: barY + Math.round(barHeight * 1.2) + gap,
    })),
    info: { x: Math.round(18 * unit), y: top },
    plot: plotPlace(size, unit, top, floor, placesOf(frames, units, size.height / sourceHeight)),
    progress: { y: size.height - progressHeight, height: progressHeight },
  };
}

const LOW_PART = 0.8;

/** In the right-hand corner, at the top or else at the bottom, in which fewer lights are seen. */
function plotPlace(
  size: PictureSize,
  unit: number,
  top: number,
  floor: number,
  lights: readonly (readonly [number, number])[],
): Box {
  const width = Math.round(Math.min(380 * unit, size.width / 3));
  const height = Math.round(150 * unit);
  const x = size.width - width - Math.round(18 * unit);
  const above = { x, y: top, width, height };
  const below = { x, y: floor - height - Math.round(12 * unit), width, height };
  const covered = (box: Box): number =>
    lights.filter(
      ([lx, ly]) => lx > box.x - 40 * unit && ly > box.y - 60 * unit && ly < box.y + box.height + 60 * unit,
    ).length;
  return covered(below) < covered(above) ? below : above;
}

function placesOf(
  frames: readonly ShownFrame[],
  units: readonly DrawnUnit[],
  scale: number,
): (readonly [number, number])[] {
  return frames.flatMap(({ row }) =>
    units.flatMap(({ name }) => {
      const light = foundLight(row, name);
      return light === null ? [] : [[light.x * scale, light.y * scale] as const];
    }),
  );
}

function lightsAreLow(frames: readonly ShownFrame[], units: readonly DrawnUnit[], height: number): boolean {
  const ys = frames.flatMap(({ row }) => units.flatMap(({ name }) => foundLight(row, name)?.y ?? []));
  return (median(ys) ?? 0) > LOW_PART * height;
}
