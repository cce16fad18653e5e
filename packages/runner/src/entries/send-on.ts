import {
  advanceEntries,
  type EntryEnd,
  type EntryStage,
  type EntryToWork,
  endEntries,
  type KeptArticle,
  type Sql,
  type WorkedEntry,
} from '@wirewatch/store'
import type { End } from './entry-end.js'

/** Where an entry goes from where it is. */
export type Next =
  /** It was edited meanwhile, or another worker has taken it further: it waits as it is. */
  | { readonly to: 'wait' }
  | { readonly to: 'end'; readonly at: EntryStage; readonly end: End; readonly articleVersionId: number | null }
  /** @property article what is kept; null where it is not at hand */
  | { readonly to: 'tag'; readonly articleVersionId: number; readonly article: KeptArticle | null }
  /** @property end how it ends where its text reports nothing, and only takes back what an earlier one reported; null: as resolved */
  | { readonly to: 'resolve'; readonly articleVersionId: number; readonly end: End | null }

export interface Sent {
  readonly ends: readonly EntryEnd[]
  /** Ids of the entries that wait for their next stage now; one that was edited or taken further meanwhile is not among them. */
  readonly onward: ReadonlySet<number>
}

/** Notes on entries where they go, in the transaction that keeps what they came to. */
export async function sendOn(sql: Sql, next: readonly (readonly [WorkedEntry, Next])[]): Promise<Sent> {
  const ends = next.flatMap(([worked, where]) =>
    where.to === 'end' ? endOf({ ...worked, articleVersionId: where.articleVersionId }, where.at, where.end) : [],
  )
  await endEntries(sql, ends)
  const onward = new Set<number>()
  for (const stage of ['tag', 'resolve'] as const) {
    const entries = next.flatMap(([worked, where]) =>
      where.to === stage ? { ...worked, articleVersionId: where.articleVersionId } : [],
    )
    for (const id of await advanceEntries(sql, entries, stage)) onward.add(id)
  }
  return { ends, onward }
}

export const endOf = (worked: WorkedEntry, stage: EntryStage, { reason, detail, dropped }: End): EntryEnd => ({
  ...worked,
  stage,
  outcome: dropped ? 'dropped' : 'finished',
  reason,
  detail,
})

/** The entry in the wording, and at the stage, that was worked on. */
export const workedEntry = ({ id, entryHash, nextStage }: EntryToWork): WorkedEntry => ({
  entryId: id,
  entryHash,
  waitedFor: nextStage,
})
