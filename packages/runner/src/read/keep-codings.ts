import type { DropReason } from '@wirewatch/pipeline'
import type { CodedTaggedArticle } from '@wirewatch/pipeline/code/code.js'
import {
  type EntryToWork,
  type KeptArticle,
  type Sql,
  saveCodedEvents,
  saveMentions,
  textsToResolve,
} from '@wirewatch/store'
import type { End } from '../entries/entry-end.js'
import type { Next } from '../entries/send-on.js'
import { codedTextOf } from './coded-text.js'

/** A text as it is kept, and what it was coded as. */
export interface Coding {
  readonly entry: EntryToWork
  readonly article: KeptArticle
  readonly coded: CodedTaggedArticle
  /** It was kept in this transaction, and is what its article says now. */
  readonly isHeld: boolean
}

export interface KeptCodings {
  /** Where each entry goes, by its id. */
  readonly next: ReadonlyMap<number, Next>
  /** Resolves once all is kept: where an entry goes can be noted with it. */
  readonly written: Promise<unknown>
}

/** Keeps mentions and coded events of texts, and says of each entry where it goes. Call it in a transaction. */
export async function keepCodings(sql: Sql, codings: readonly Coding[]): Promise<KeptCodings> {
  if (codings.length === 0) return { next: new Map(), written: Promise.resolve() }
  const written = write(sql, codings)
  const silent = codings.filter(({ coded }) => coded.events.length === 0)
  if (silent.length > 0) await written
  const toResolve = await textsToResolve(
    sql,
    silent.map(({ article }) => article.articleVersionId),
  )
  return { next: new Map(codings.map((coding) => [coding.entry.id, afterCoding(coding, toResolve)])), written }
}

function write(sql: Sql, codings: readonly Coding[]): Promise<unknown> {
  // Entries of several feeds may have come to one text.
  const texts = [...new Map(codings.map((coding) => [coding.article.articleVersionId, coding])).values()]
  // Coded events first: they may look at what is current, and are put together while the mentions are written.
  return Promise.all([
    saveCodedEvents(
      sql,
      texts.map(({ article, coded, isHeld }) => ({ ...codedTextOf(article, coded), isHeld })),
    ),
    saveMentions(
      sql,
      texts.map(({ article: { articleVersionId }, coded }) => ({ ...coded, articleVersionId })),
    ),
  ])
}

/** A text without events ends here, unless an earlier version of it had some that still count: they are then taken away. */
function afterCoding({ article: { articleVersionId }, coded }: Coding, toResolve: ReadonlySet<number>): Next {
  if (coded.events.length > 0) return { to: 'resolve', articleVersionId, end: null }
  const end: End = { reason: whyNoEvents(coded), detail: `role ${coded.role}`, dropped: true }
  if (toResolve.has(articleVersionId)) return { to: 'resolve', articleVersionId, end }
  return { to: 'end', at: 'code', end, articleVersionId }
}

function whyNoEvents({ relevant, role }: CodedTaggedArticle): DropReason {
  if (!relevant) return 'not-security'
  if (role === 'reaction' || role === 'roundup') return role
  return 'no-event'
}
