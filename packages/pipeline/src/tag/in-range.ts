/**
 * Those of the items that begin in [from, to). The items stand in the order of the text; they are found by halving, so
 * that a text with ten thousand names is not read ten thousand times.
 */
export function beginningIn<Item extends { readonly start: number }>(
  items: readonly Item[],
  from: number,
  to: number,
): readonly Item[] {
  return items.slice(firstFrom(items, from), firstFrom(items, to))
}

/** Index of the first item that begins at the position or behind it; the length where none does. */
export function firstFrom(items: readonly { readonly start: number }[], position: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.start < position) low = middle + 1
    else high = middle
  }
  return low
}
