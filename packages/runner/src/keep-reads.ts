import type { DropReason } from '@wirewatch/pipeline'
import type { CodedTaggedArticle } from '@wirewatch/pipeline/code/code.js'
import {
  type EntryEnd,
  type EntryToWork,
  type KeptArticle,
  marksOf,
  type Sql,
  saveCodedEvents,
  saveMentions,
  textsToResolve,
} from '@wirewatch/store'
import { codedTextOf } from './coded-text.js'
import { coderVersion } from './coder-version.js'
import type { Context } from './context.js'
import { type End, tellEnd } from './entry-end.js'
import { type EntryFault, errorOfEntry, faultAtItsStage } from './entry-fault.js'
import { countCopies, keepTexts, type TextToKeep } from './keep-texts.js'
import type { Read, WaitingEntry } from './read-texts.js'
import { type Next, sendOn, workedEntry } from './send-on.js'
import { togetherOrAlone } from './together-or-alone.js'

/** An entry whose text is to be resolved. */
export interface ToResolve {
  readonly entry: EntryToWork
  /** How it ends where its text reports nothing, and only takes back what an earlier one reported; null: as resolved. */
  readonly end: End | null
}

export interface KeptReads {
  readonly toResolve: readonly ToResolve[]
  /** Texts that are kept otherwise than they were read: what is kept counts, and is coded. */
  readonly toCode: readonly WaitingEntry[]
  readonly faults: readonly EntryFault[]
}

/**
 * Keeps what reading came to in one transaction: text, mentions and coded events, and where each entry goes from there. It does not wait
 * for the disk: what a crash of the server takes away is read again, as its entries then still wait to be read; and nothing is told of a
 * text before it is resolved, which does wait.
 */
export async function keepReads(context: Context, reads: readonly Read[]): Promise<KeptReads> {
  const { done, faults } = await togetherOrAlone(context, reads, async (some) => {
    const readAt = context.now().toISOString()
    return [await context.store.transaction((sql) => keepTogether(sql, some, readAt), { flush: false })]
  })
  await countCopiesOf(
    context,
    done.flatMap(({ copies }) => copies),
  )
  for (const { ends } of done) for (const end of ends) tellEnd(context, end)
  const onward = done.flatMap((kept) => kept.onward)
  for (const { read, next } of onward) tellPassed(context, read, next.to)
  return {
    toResolve: onward.flatMap(({ read, next }) =>
      next.to === 'resolve' ? { entry: entryAt(read.entry, next), end: next.end } : [],
    ),
    toCode: onward.flatMap(({ read, next }) =>
      next.to === 'tag' ? { entry: entryAt(read.entry, next), article: next.article } : [],
    ),
    faults: faults.map(faultAtItsStage),
  }
}

/** What is kept stays so, whatever becomes of the counts: those of an incident are made anew with its next report. */
async function countCopiesOf({ store, log }: Context, copies: readonly number[]): Promise<void> {
  try {
    await countCopies(store, copies)
  } catch (thrown) {
    const fault = errorOfEntry(thrown).message
    log.warn(
      { articleVersions: copies, fault },
      'copies were kept, and not counted with the incidents that they repeat',
    )
  }
}

type Onward = Extract<Next, { readonly to: 'tag' | 'resolve' }>

interface Kept {
  readonly ends: readonly EntryEnd[]
  readonly onward: readonly { readonly read: Read; readonly next: Onward }[]
  readonly copies: readonly number[]
}

async function keepTogether(sql: Sql, reads: readonly Read[], readAt: string): Promise<Kept> {
  const texts = await keepTexts(sql, reads.flatMap(freshText), readAt)
  const codings = reads.flatMap((read) => codingOf(read, texts.next.get(read.entry.id)))
  const { afterCoding, written } = await keepCodings(sql, codings)
  const planned = reads.map((read) => {
    const { id } = read.entry
    return { read, next: afterCoding.get(id) ?? texts.next.get(id) ?? afterEnd(read) }
  })
  const going = planned.map(({ read, next }) => [workedEntry(read.entry), next] as const)
  const [sent] = await Promise.all([sendOn(sql, going), written])
  const onward = planned.flatMap(({ read, next }) =>
    (next.to === 'tag' || next.to === 'resolve') && sent.onward.has(read.entry.id) ? { read, next } : [],
  )
  return { ends: sent.ends, onward, copies: texts.copies }
}

function freshText(read: Read): TextToKeep | readonly TextToKeep[] {
  if (read.kind !== 'fresh') return []
  const { entry, article, coded } = read
  return {
    ...workedEntry(entry),
    articleId: entry.articleId,
    output: article,
    isOfOutlet: entry.source.id === entry.articleSourceId,
    marks: coded === null ? null : marksOf({ coded, taxonomyVersion: coded.taxonomyVersion, coderVersion }),
  }
}

/** A text as it is kept, and what it was coded as. */
interface Coding {
  readonly entry: EntryToWork
  readonly article: KeptArticle
  readonly coded: CodedTaggedArticle
  /** It was kept in this transaction, and is what its article says now. */
  readonly isHeld: boolean
}

function codingOf(read: Read, next: Next | undefined): Coding | readonly Coding[] {
  if (read.kind === 'kept') return { ...read, isHeld: false }
  if (read.kind === 'ended' || read.coded === null || next?.to !== 'tag' || next.article === null) return []
  return { entry: read.entry, article: next.article, coded: read.coded, isHeld: true }
}

interface KeptCodings {
  /** By the entry's id. */
  readonly afterCoding: ReadonlyMap<number, Next>
  /** Resolves once all is kept: where an entry goes can be noted with it. */
  readonly written: Promise<unknown>
}

async function keepCodings(sql: Sql, codings: readonly Coding[]): Promise<KeptCodings> {
  if (codings.length === 0) return { afterCoding: new Map(), written: Promise.resolve() }
  // Entries of several feeds may have come to one text.
  const texts = [...new Map(codings.map((coding) => [coding.article.articleVersionId, coding])).values()]
  // Coded events first: they may look at what is current, and are put together while the mentions are written.
  const written = Promise.all([
    saveCodedEvents(
      sql,
      texts.map(({ article, coded, isHeld }) => ({ ...codedTextOf(article, coded), isHeld })),
    ),
    saveMentions(
      sql,
      texts.map(({ article: { articleVersionId }, coded }) => ({ ...coded, articleVersionId })),
    ),
  ])
  const silent = codings.filter(({ coded }) => coded.events.length === 0)
  if (silent.length > 0) await written
  const toResolve = await textsToResolve(
    sql,
    silent.map(({ article }) => article.articleVersionId),
  )
  const next = codings.map((coding): [number, Next] => [coding.entry.id, afterCodingOf(coding, toResolve)])
  return { afterCoding: new Map(next), written }
}

/** A text without events ends here, unless an earlier version of it had some that still count: they are then taken away. */
function afterCodingOf({ article: { articleVersionId }, coded }: Coding, toResolve: ReadonlySet<number>): Next {
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

function afterEnd(read: Read): Next {
  if (read.kind !== 'ended') throw new Error(`entry ${read.entry.id} was kept but sent nowhere`)
  return { to: 'end', at: read.entry.nextStage, end: read.end, articleVersionId: null }
}

const entryAt = (entry: EntryToWork, { to, articleVersionId }: Onward): EntryToWork => ({
  ...entry,
  nextStage: to,
  articleVersionId,
})

/** By `entry`, its whole way can be found again in the log. */
function tellPassed({ log, metrics }: Context, { entry, kind }: Read, next: Onward['to']): void {
  const all = ['extract', 'tag', 'code'] as const
  const stages = next === 'tag' ? (['extract'] as const) : kind === 'fresh' ? all : (['tag', 'code'] as const)
  for (const stage of stages) metrics.stageEnded(stage, 'passed', '')
  log.debug({ entry: entry.id, stage: stages.at(-1), next }, 'passed')
}
