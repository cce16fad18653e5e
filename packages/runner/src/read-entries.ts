import { noteStillAtWork, takeEntries, type WorkedEntry } from '@wirewatch/store'
import type { Context } from './context.js'
import { noteFaults } from './entry-fault.js'
import { keepReads, type ToResolve } from './keep-reads.js'
import { readTexts, type WaitingEntry } from './read-texts.js'
import { resolveTogether } from './resolve-together.js'
import { workedEntry } from './send-on.js'
import { silentAfterMs } from './sweep.js'

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

/** Says again and again that the work goes on: pages of one host may be half a minute apart, and a sweep must not hand them out once more. */
async function whileNoted<Result>(
  { store, now, log }: Context,
  worked: readonly WorkedEntry[],
  work: () => Promise<Result>,
): Promise<Result> {
  let noted: Promise<void> = Promise.resolve()
  const note = (): void => {
    noted = noteStillAtWork(store, worked, now().toISOString()).catch((fault: unknown) =>
      log.debug({ fault }, 'it could not be noted that work goes on'),
    )
  }
  const noting = setInterval(note, silentAfterMs / 4)
  try {
    return await work()
  } finally {
    clearInterval(noting)
    await noted
  }
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
