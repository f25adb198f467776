/** Mean of what `of` gives of the items, by their weights; at least one has some. */
export function expectation<T extends { readonly weight: number }>(
  items: readonly T[],
  of: (item: T) => number,
): number {
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  return items.reduce((sum, item) => sum + (item.weight / total) * of(item), 0);
}
