import { takeEntries } from '@wirewatch/store'
import type { Context } from '../context.js'
import { noteFaults } from '../entries/entry-fault.js'
import { workedEntry } from '../entries/send-on.js'
import { whileNoted } from '../entries/still-at-work.js'
import { resolveTogether, type ToResolve } from '../resolve/resolve-together.js'
import { keepReads } from './keep-reads.js'
import { readTexts, type WaitingEntry } from './read-texts.js'

/**
 * Takes a batch of entries down the line, each from the stage that it waits for: read (extract, tag, code) in memory and kept in one
 * transaction, resolved and ended in the next. Throws when some must be tried again, after the others have ended. Safe to run twice:
 * what has ended is left alone.
 */
export async function readEntries(context: Context, entryIds: readonly number[]): Promise<void> {
  const entries = await takeEntries(context.store, entryIds, context.now().toISOString())
  const faults = await whileNoted(context, entries.map(workedEntry), async () => {
    const coded = await codeEntries(
      context,
      entries.map((entry) => ({ entry, article: null })),
    )
    return [...coded.faults, ...(await resolveTogether(context, coded.toResolve))]
  })
  if (faults.length > 0)
    throw new AggregateError(
      faults,
      `${faults.length} of ${entries.length} entries must be tried again: ${faults[0]?.message}`,
    )
}

export interface CodedEntries {
  readonly toResolve: readonly ToResolve[]
  /** Of those that must be tried again. */
  readonly faults: readonly Error[]
}

/** Takes entries as far as their texts are coded and kept. Throws `StoppingError` when what was read by then is kept. */
export async function codeEntries(context: Context, waiting: readonly WaitingEntry[]): Promise<CodedEntries> {
  const uncoded = waiting.filter(({ entry }) => entry.nextStage !== 'resolve')
  const left = waiting.filter(({ entry }) => entry.nextStage === 'resolve').map(({ entry }) => ({ entry, end: null }))
  if (uncoded.length === 0) return { toResolve: left, faults: [] }
  const read = await readTexts(context, uncoded)
  const kept = await keepReads(context, read.reads)
  const faults = await noteFaults(context, [...read.faults, ...kept.faults])
  if (read.stopping !== null) throw read.stopping
  const again = await codeEntries(context, kept.toCode)
  return { toResolve: [...left, ...kept.toResolve, ...again.toResolve], faults: [...faults, ...again.faults] }
}
