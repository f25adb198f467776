import type { Verdict } from '@papiscope/shared/contracts';
import type { Picture } from '../draw/picture';

export interface Cell {
  readonly text: string;
  readonly tone?: Verdict;
  readonly bold?: boolean;
}

export interface Column {
  readonly title: string;
  /** Share of the width, relative to the other columns. */
  readonly weight: number;
  readonly align?: 'left' | 'right';
}

/** Either cells in the columns' order or a heading over the rows that follow. */
export type TableRow = readonly Cell[] | { readonly group: string };

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}
export interface FactsBlock {
  readonly kind: 'facts';
  readonly rows: readonly { readonly label: string; readonly value: string; readonly stated: boolean }[];
  /** In how many columns the lines stand side by side. */
  readonly columns: 1 | 2;
}
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly small?: boolean;
  readonly bold?: boolean;
}
/** Pictures of one width, as many beside each other as there is room for. */
export interface FiguresBlock {
  readonly kind: 'figures';
  readonly pictures: readonly Picture[];
}
/** Photographs in rows, under the columns' titles. `jpeg` null: the caption says why there is none. */
export interface PhotosBlock {
  readonly kind: 'photos';
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly photos: readonly { readonly jpeg: Buffer | null; readonly caption: string }[];
  }[];
}
export interface SignaturesBlock {
  readonly kind: 'signatures';
  readonly labels: readonly string[];
  readonly hint: string;
}

export type Block = TableBlock | FactsBlock | ParagraphBlock | FiguresBlock | PhotosBlock | SignaturesBlock;

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A report as it is read on paper: what PDF and HTML write down. */
export interface ReportDocument {
  readonly title: string;
  readonly number: string;
  readonly language: string;
  readonly subtitle: string;
  readonly sections: readonly Section[];
  pageLabel(page: number, pages: number): string;
}
