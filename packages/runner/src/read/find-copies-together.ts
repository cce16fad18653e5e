import type { SimilarText } from '@wirewatch/model'
import type { FindNearDuplicates, NearDuplicateQuery } from '@wirewatch/pipeline/extract/extract.js'
import { textsOfBatch } from '@wirewatch/pipeline/extract/find-repeat.js'
import { findNearDuplicatesOfAll, type Sql } from '@wirewatch/store'

/**
 * Reads items side by side and seeks the copies of all of their texts in one statement: a text that asks waits until every other one has
 * asked, or has ended without. One by one, the way to the database and back would cost more than all else. A copy also finds the texts
 * that stand before it in the batch, which the database does not hold yet.
 */
export async function findCopiesTogether<Item, Value>(
  sql: Sql,
  items: readonly Item[],
  read: (item: Item, findNearDuplicates: FindNearDuplicates) => Promise<Value>,
): Promise<PromiseSettledResult<Value>[]> {
  const asking = new Map<number, Asking>()
  let underWay = items.length
  const answerWhenAllAsked = (): void => {
    if (asking.size > 0 && asking.size === underWay) void answer(sql, asking)
  }
  const readOne = async (item: Item, place: number): Promise<Value> => {
    try {
      return await read(
        item,
        (query) =>
          new Promise((resolve, reject) => {
            asking.set(place, { query, resolve, reject })
            answerWhenAllAsked()
          }),
      )
    } finally {
      underWay -= 1
      if (!asking.has(place)) answerWhenAllAsked()
    }
  }
  return Promise.allSettled(items.map(readOne))
}

interface Asking {
  readonly query: NearDuplicateQuery
  readonly resolve: (found: readonly SimilarText[]) => void
  readonly reject: (fault: unknown) => void
}

async function answer(sql: Sql, asking: ReadonlyMap<number, Asking>): Promise<void> {
  const inOrder = [...asking].sort(([one], [other]) => one - other).map(([, asked]) => asked)
  try {
    const kept = await findNearDuplicatesOfAll(
      sql,
      inOrder.map(({ query: { articleId, bands } }) => ({ articleId, bands })),
    )
    const batch = textsOfBatch()
    for (const { query, resolve } of inOrder) {
      const { articleId, text, bands } = query
      resolve([...batch.sharing(bands, articleId), ...(kept.get(articleId) ?? [])])
      batch.add(articleId, text, bands)
    }
  } catch (fault) {
    for (const { reject } of inOrder) reject(fault)
  }
}
