import type { PictureSize } from './output-size';
import { FOOTER_COLOUR, type PlannedCrop } from './plan-crops';
import { drawingGraph } from './plan-drawing';
import type { DrawnUnit } from './units';

/** One unit's part of the video with all units: its picture, and the bar below it. */
export const TILE_PICTURE: PictureSize = { width: 480, height: 360 };
export const TILE_FOOTER = 180;
const TILES_IN_ROW = 4;

export interface Tile {
  readonly unit: DrawnUnit;
  /** Top left corner, pixels. */
  readonly x: number;
  readonly y: number;
}

/** The units beside each other, in rows of four: the two sides of a PAPI lie one above the other. */
export interface SideBySide {
  readonly size: PictureSize;
  readonly tiles: readonly Tile[];
}

/** Null where there are not two units to be seen side by side. */
export function sideBySide(crops: readonly PlannedCrop[]): SideBySide | null {
  if (crops.length < 2) return null;
  const height = TILE_PICTURE.height + TILE_FOOTER;
  const inRow = Math.min(TILES_IN_ROW, crops.length);
  return {
    size: { width: inRow * TILE_PICTURE.width, height: Math.ceil(crops.length / inRow) * height },
    tiles: crops.map(({ unit }, i) => ({
      unit,
      x: (i % inRow) * TILE_PICTURE.width,
      y: Math.floor(i / inRow) * height,
    })),
  };
}

/** The label of a unit's picture on its way into the video with all units. */
export function tileInput(key: string): string {
  return `${key}_beside`;
}

/** Chains that make the video with all units from their own pictures. */
export function sideBySideGraph(crops: readonly PlannedCrop[], { size }: SideBySide): string[] {
  const { width, height } = TILE_PICTURE;
  const rows = inRows(crops);
  const tiles = crops.map(
    ({ key }) => `[${tileInput(key)}]scale=${width}:${height}:flags=bicubic,setsar=1[${key}_tile]`,
  );
  const footers = rows.map((row, i) => {
    const labels = row.map(({ key }) => `[${key}_tile]`).join('');
    const beside = row.length === 1 ? '' : `hstack=inputs=${row.length},`;
    return `${labels}${beside}pad=${size.width}:${height + TILE_FOOTER}:0:0:color=${FOOTER_COLOUR}[row_${i}]`;
  });
  const labels = rows.map((_, i) => `[row_${i}]`).join('');
  const stacked = rows.length === 1 ? 'null' : `vstack=inputs=${rows.length}`;
  const strip = { x: 0, y: height, width: size.width, height: size.height - height };
  return [...tiles, ...footers, ...drawingGraph('side_by_side', `${labels}${stacked}`, size, strip)];
}

function inRows(crops: readonly PlannedCrop[]): PlannedCrop[][] {
  const rows: PlannedCrop[][] = [];
  for (let i = 0; i < crops.length; i += TILES_IN_ROW) rows.push(crops.slice(i, i + TILES_IN_ROW));
  return rows;
}
