import type { FeedAnswer, TriedFeed } from '@wirewatch/runner'
import { type Column, table } from './table.js'
import { ago } from './units.js'

export interface NamedAnswer {
  readonly source: string
  readonly id: string
  readonly answer: FeedAnswer
}

/** What each feed gives now. */
export function answerTable(answers: readonly NamedAnswer[]): string {
  const columns = columnsOf<NamedAnswer>(({ answer }) => answer)
  return table<NamedAnswer>([{ head: 'feed', of: ({ id }) => id, widest: 34 }, ...columns], answers)
}

/** Addresses that were tried as feeds, and which of them were chosen. */
export function triedTable(tried: readonly TriedFeed[]): string {
  const columns = columnsOf<TriedFeed>(({ answer }) => answer)
  return table<TriedFeed>(
    [
      { head: 'address', of: ({ answer }) => answer.url, widest: 70 },
      { head: 'verdict', of: ({ verdict }) => verdict },
      ...columns,
    ],
    tried,
  )
}

function columnsOf<Row>(answerOf: (row: Row) => FeedAnswer): Column<Row>[] {
  const now = new Date()
  return [
    { head: 'status', of: (row) => answerOf(row).status },
    { head: 'format', of: (row) => answerOf(row).feed?.format ?? null },
    { head: 'encoding', of: (row) => answerOf(row).feed?.encoding ?? null },
    { head: 'entries', of: (row) => answerOf(row).feed?.entries.length ?? null, align: 'right' },
    { head: 'newest', of: (row) => ago(answerOf(row).feed?.newestAt ?? null, now) },
    { head: 'carries', of: (row) => answerOf(row).feed?.carries ?? null },
    { head: 'trouble', of: (row) => troubleOf(answerOf(row)), widest: 100 },
  ]
}

const troubleOf = ({ error, movedTo }: FeedAnswer): string | null =>
  error ?? (movedTo === null ? null : `has moved to ${movedTo}`)

/** For scripts: the figures, without the entries themselves. */
export function answerAsJson({ url, status, movedTo, bytes, feed, error }: FeedAnswer) {
  return {
    url,
    status,
    movedTo,
    bytes,
    format: feed?.format ?? null,
    encoding: feed?.encoding ?? null,
    title: feed?.title ?? null,
    entries: feed?.entries.length ?? null,
    newestAt: feed?.newestAt ?? null,
    carries: feed?.carries ?? null,
    error,
  }
}
