import path from 'node:path';
import TestSequencer from '@jest/test-sequencer';

const together = path.join(import.meta.dirname, 'tests', path.sep);

/** Tests of several parts together take minutes, whatever the size of their files: they begin first, so that none of them runs alone at the end. */
export default class TogetherFirst extends TestSequencer {
  sort(tests) {
    const rank = ({ path: file }) => (file.startsWith(together) ? 0 : 1);
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
