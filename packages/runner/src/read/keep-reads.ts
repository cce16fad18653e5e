import { type EntryEnd, type EntryStage, type EntryToWork, marksOf, type Sql } from '@wirewatch/store'
import { coderVersion } from '../coder-version.js'
import type { Context } from '../context.js'
import { tellEnd } from '../entries/entry-end.js'
import { type EntryFault, faultAtItsStage } from '../entries/entry-fault.js'
import { errorOfEntry } from '../entries/error-of-entry.js'
import { type Next, sendOn, workedEntry } from '../entries/send-on.js'
import { togetherOrAlone } from '../entries/together-or-alone.js'
import type { ToResolve } from '../resolve/resolve-together.js'
import { type Coding, keepCodings } from './keep-codings.js'
import { countCopies, keepTexts, type TextToKeep } from './keep-texts.js'
import type { Read, WaitingEntry } from './read-texts.js'

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
  const onward = done.flatMap((kept) => kept.onward)
  await countCopiesOf(
    context,
    done.flatMap(({ copies }) => copies),
  )
  for (const { ends } of done) for (const end of ends) tellEnd(context, end)
  for (const one of onward) tellPassed(context, one)
  return {
    toResolve: onward.flatMap(toResolve),
    toCode: onward.flatMap(toCode),
    faults: faults.map(faultAtItsStage),
  }
}

interface Kept {
  readonly ends: readonly EntryEnd[]
  readonly onward: readonly Onward[]
  /** Versions that are copies of other articles. */
  readonly copies: readonly number[]
}

/** A read that is kept, and the stage that its entry waits for now. */
interface Onward {
  readonly read: Read
  readonly next: Extract<Next, { readonly to: 'tag' | 'resolve' }>
}

async function keepTogether(sql: Sql, reads: readonly Read[], readAt: string): Promise<Kept> {
  const texts = await keepTexts(sql, reads.flatMap(textToKeep), readAt)
  const codings = await keepCodings(
    sql,
    reads.flatMap((read) => codingToKeep(read, texts.next.get(read.entry.id))),
  )
  const going = reads.map((read) => {
    const { id } = read.entry
    return { read, next: codings.next.get(id) ?? texts.next.get(id) ?? afterEnd(read) }
  })
  const [sent] = await Promise.all([
    sendOn(
      sql,
      going.map(({ read, next }) => [workedEntry(read.entry), next]),
    ),
    codings.written,
  ])
  const onward = going.flatMap(({ read, next }) =>
    (next.to === 'tag' || next.to === 'resolve') && sent.onward.has(read.entry.id) ? { read, next } : [],
  )
  return { ends: sent.ends, onward, copies: texts.copies }
}

function textToKeep(read: Read): TextToKeep | readonly TextToKeep[] {
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

/** @param next where the entry goes once its text is kept; a text that is kept otherwise than it was read is coded again */
function codingToKeep(read: Read, next: Next | undefined): Coding | readonly Coding[] {
  if (read.kind === 'kept') return { ...read, isHeld: false }
  if (read.kind === 'ended' || read.coded === null || next?.to !== 'tag' || next.article === null) return []
  return { entry: read.entry, article: next.article, coded: read.coded, isHeld: true }
}

function afterEnd(read: Read): Next {
  if (read.kind !== 'ended') throw new Error(`entry ${read.entry.id} was kept but sent nowhere`)
  return { to: 'end', at: read.entry.nextStage, end: read.end, articleVersionId: null }
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

/** By `entry`, its whole way can be found again in the log. */
function tellPassed({ log, metrics }: Context, { read, next }: Onward): void {
  const stages = stagesPassed(read, next.to)
  for (const stage of stages) metrics.stageEnded(stage, 'passed', '')
  log.debug({ entry: read.entry.id, stage: stages.at(-1), next: next.to }, 'passed')
}

function stagesPassed({ kind }: Read, next: Onward['next']['to']): readonly EntryStage[] {
  if (next === 'tag') return ['extract']
  return kind === 'fresh' ? ['extract', 'tag', 'code'] : ['tag', 'code']
}

const toResolve = ({ read, next }: Onward): ToResolve | readonly ToResolve[] =>
  next.to === 'resolve' ? { entry: entryAt(read.entry, next), end: next.end } : []

const toCode = ({ read, next }: Onward): WaitingEntry | readonly WaitingEntry[] =>
  next.to === 'tag' ? { entry: entryAt(read.entry, next), article: next.article } : []

const entryAt = (entry: EntryToWork, { to, articleVersionId }: Onward['next']): EntryToWork => ({
  ...entry,
  nextStage: to,
  articleVersionId,
})
