import { PapiscopeError } from '@papiscope/shared/contracts';
import { isSameFollowing, type Following, type StretchBorders } from './follow/borders';

/**
 * Makes certain that segments measured apart go on from each other. One whose tracker did not arrive at its border as its predecessor left it
 * is measured again, as the predecessor's continuation: `again` does that, and gives the new borders. Returns which ones were.
 */
export async function stitchSegments(
  borders: readonly (StretchBorders | null)[],
  again: (index: number, continues: Following) => Promise<StretchBorders | null>,
): Promise<number[]> {
  const repeated: number[] = [];
  let before: Following | null = null;
  for (const [index, segment] of borders.entries()) {
    let certain = segment;
    if (before !== null && (segment === null || !isSameFollowing(before, segment.entered))) {
      certain = await again(index, before);
      repeated.push(index);
    }
    if (certain === null) throw new PapiscopeError('internal', `Segment ${index} was not measured.`);
    before = certain.left;
  }
  return repeated;
}
