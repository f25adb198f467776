export { importFrameRows, type RowsImported } from './import-rows';
export { publishFrameRows, type FrameRowsWritten } from './publish';
export { readDump } from './read-dump';
export { rowToFrame, type FlatRow } from './row-to-frame';
export { FRAMES_TABLE } from './table';
