import type { GivenArticle, Refusal } from '@wirewatch/pipeline/backfill/given-article.js'
import { DatabaseDownError } from '@wirewatch/store'
import type { Context } from '../context.js'
import { type KnownOutlets, keepBatch, type SavedBatch } from './keep-batch.js'

export interface KeptOrRefused {
  readonly kept: readonly SavedBatch[]
  readonly refused: readonly Refusal[]
}

/** Keeps a batch; where that fails, its articles one after the other, so that the one which cannot be kept does not cost the others. */
export async function keepOrRefuse(
  context: Context,
  outlets: KnownOutlets,
  batch: readonly GivenArticle[],
): Promise<KeptOrRefused> {
  try {
    return { kept: [await keepBatch(context, outlets, batch)], refused: [] }
  } catch (error) {
    if (error instanceof DatabaseDownError || !(error instanceof Error)) throw error
    const [only] = batch
    if (batch.length === 1 && only !== undefined)
      return { kept: [], refused: [{ at: only.at, reason: 'not-kept', detail: error.message }] }
  }
  const alone: KeptOrRefused[] = []
  for (const article of batch) alone.push(await keepOrRefuse(context, outlets, [article]))
  return { kept: alone.flatMap(({ kept }) => kept), refused: alone.flatMap(({ refused }) => refused) }
}
