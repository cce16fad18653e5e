/** Items that arrive one by one, a thousand at a time. */
export async function* inBatches<Item>(items: AsyncIterable<Item>, size = 1000): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
